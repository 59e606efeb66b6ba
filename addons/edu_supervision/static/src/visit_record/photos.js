const LONGEST_SIDE = 1600;
const QUALITY = 0.8;

/**
 * Return a photo as a JPEG of at most 1600 points a side, as a data: address.
 *
 * It is drawn anew: the place and the device, which cameras write beside the picture,
 * stay behind. Throws on a file that is no picture.
 */
export async function reducePhoto(file) {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    return canvas.toDataURL("image/jpeg", QUALITY);
}
