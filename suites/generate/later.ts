import fc from 'fast-check';

/** Draws that are tried before the plain value is taken, or before it is said that there is none. */
const TRIES = 100;

/**
 * The arbitrary that `make` makes, made at the first draw: ways are listed by the thousand, and few of
 * them are drawn. Draws and shrinks are those of the arbitrary itself.
 */
export function later<T>(make: () => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return new Later(make);
}

/**
 * Like `filter`, but it always ends: what does not fit after many tries becomes `plain`.
 *
 * @param plain - a value that fits, or an error that says what is missing
 * @throws `plain` at a draw, where it is an error and nothing fits
 */
export function settled<T>(
  values: fc.Arbitrary<T>,
  fits: (value: T) => boolean,
  plain: T | Error,
): fc.Arbitrary<T> {
  return new Settled(values, fits, plain);
}

class Later<T> extends fc.Arbitrary<T> {
  readonly #make: () => fc.Arbitrary<T>;
  #made: fc.Arbitrary<T> | undefined;

  constructor(make: () => fc.Arbitrary<T>) {
    super();
    this.#make = make;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return this.#inner().generate(random, bias);
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.#inner().canShrinkWithoutContext(value);
  }

  shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    return this.#inner().shrink(value, context);
  }

  #inner(): fc.Arbitrary<T> {
    this.#made ??= this.#make();
    return this.#made;
  }
}

/** Marks the plain value, which is not shrunk. */
const PLAIN = Symbol('plain');

class Settled<T> extends fc.Arbitrary<T> {
  readonly #values: fc.Arbitrary<T>;
  readonly #fits: (value: T) => boolean;
  readonly #plain: T | Error;

  constructor(values: fc.Arbitrary<T>, fits: (value: T) => boolean, plain: T | Error) {
    super();
    this.#values = values;
    this.#fits = fits;
    this.#plain = plain;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    for (let i = 0; i < TRIES; i++) {
      const drawn = this.#values.generate(random, bias);
      if (this.#fits(drawn.value)) return drawn;
    }
    if (this.#plain instanceof Error) throw this.#plain;
    return new fc.Value(this.#plain, PLAIN);
  }

  canShrinkWithoutContext(value: unknown): value is T {
    return this.#values.canShrinkWithoutContext(value) && this.#fits(value);
  }

  shrink(value: T, context: unknown): fc.Stream<fc.Value<T>> {
    if (context === PLAIN) return fc.Stream.nil();
    return this.#values.shrink(value, context).filter((own) => this.#fits(own.value));
  }
}
