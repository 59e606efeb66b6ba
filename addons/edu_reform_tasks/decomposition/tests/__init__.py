"""Tests of the decomposition engine: plain unittest, no database."""
