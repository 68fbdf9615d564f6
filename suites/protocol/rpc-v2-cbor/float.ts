/** The widths of floating-point numbers in bytes: half, single, double. */
export type FloatWidth = 2 | 4 | 8;

const scratch = new DataView(new ArrayBuffer(8));

/** Reads a number of IEEE 754 in network order. */
export function readFloat(view: DataView, at: number, width: FloatWidth): number {
  if (width === 8) return view.getFloat64(at);
  return width === 4 ? view.getFloat32(at) : fromHalf(view.getUint16(at));
}

/**
 * The bytes of a number in IEEE 754, in network order, or undefined where the width cannot hold it
 * exactly. Every NaN is written as the quiet one without payload.
 */
export function floatBytes(value: number, width: FloatWidth): number[] | undefined {
  if (width === 2) {
    const half = toHalf(value);
    if (half === undefined) return undefined;
    scratch.setUint16(0, half);
  } else if (width === 4) {
    if (!Number.isNaN(value) && Math.fround(value) !== value) return undefined;
    scratch.setFloat32(0, value);
  } else scratch.setFloat64(0, value);
  return Array.from({ length: width }, (_, index) => scratch.getUint8(index));
}

/** The least width that holds a number exactly, from a width on. */
export function floatWidth(value: number, from: FloatWidth = 2): FloatWidth {
  if (from === 2 && floatBytes(value, 2)) return 2;
  return from < 8 && floatBytes(value, 4) ? 4 : 8;
}

/** RFC 8949, appendix D. */
function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const mantissa = half & 0x3ff;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}

function toHalf(value: number): number | undefined {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 2 ** -14)));
  const units = size * 2 ** (10 - exponent);
  if (exponent > 15 || !Number.isInteger(units) || units >= 2048) return undefined;
  // Below 1,024 units it is subnormal, with exponent 0.
  return units < 1024 ? sign | units : sign | ((exponent + 15) << 10) | (units - 1024);
}
