import { Component, onMounted, useRef } from "@odoo/owl";

/** A field to sign in with a finger; what is drawn is told as a PNG, or "". */
export class SignaturePad extends Component {
    static template = "edu_supervision.SignaturePad";
    static props = { value: String, onChange: Function };

    setup() {
        this.canvas = useRef("canvas");
        onMounted(() => this.restore());
    }

    get pen() {
        return this.canvas.el.getContext("2d");
    }

    /** Show what has been signed before; as many points as the screen has. */
    restore() {
        const { el } = this.canvas;
        el.width = el.clientWidth;
        el.height = el.clientHeight;
        Object.assign(this.pen, { lineWidth: 3, lineCap: "round", lineJoin: "round" });
        if (this.props.value) {
            const former = new Image();
            former.onload = () => this.pen.drawImage(former, 0, 0);
            former.src = this.props.value;
        }
    }

    begin(ev) {
        this.isDrawing = true;
        this.pen.beginPath();
        this.pen.moveTo(ev.offsetX, ev.offsetY);
    }

    draw(ev) {
        if (this.isDrawing) {
            this.pen.lineTo(ev.offsetX, ev.offsetY);
            this.pen.stroke();
        }
    }

    end() {
        if (this.isDrawing) {
            this.isDrawing = false;
            this.props.onChange(this.canvas.el.toDataURL("image/png"));
        }
    }

    clear() {
        this.pen.clearRect(0, 0, this.canvas.el.width, this.canvas.el.height);
        this.props.onChange("");
    }
}
