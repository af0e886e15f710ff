/** Red, green and blue; which scale, the function says. */
export type Rgb = readonly [red: number, green: number, blue: number];

function linear(hex: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function encoded(rgb: Rgb): Rgb {
  const channel = (value: number): number => {
    const clipped = Math.min(1, Math.max(0, value));
    return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
  };
  return [channel(rgb[0]), channel(rgb[1]), channel(rgb[2])];
}

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string): number => {
    const [red, green, blue] = linear(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Machado, Oliveira and Fernandes (2009), severity 1. */
export const BLINDNESS: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour as someone with this colour blindness sees it, 0 to 255. */
export function seen(hex: string, matrix: readonly [Rgb, Rgb, Rgb]): Rgb {
  const [red, green, blue] = linear(hex);
  const row = ([a, b, c]: Rgb): number => a * red + b * green + c * blue;
  return encoded([row(matrix[0]), row(matrix[1]), row(matrix[2])]);
}

/** Euclidean distance. */
export function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
