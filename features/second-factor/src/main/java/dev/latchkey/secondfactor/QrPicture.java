package dev.latchkey.secondfactor;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as one path of an SVG.
 *
 * @param size of the picture's side, in modules, with the quiet border
 * @param path of the dark modules; it holds what the code says
 */
record QrPicture(int size, String path) {

    /** As wide as ISO 18004 asks for. */
    private static final int BORDER = 4;

    static QrPicture of(String text) {
        QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + BORDER)
                            .append(',')
                            .append(y + BORDER)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * BORDER, path.toString());
    }

    @Override
    public String toString() {
        return "QrPicture[hidden]";
    }
}
