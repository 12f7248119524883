const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const id_length = 13;

/** The number that an id stands for (Crockford's base 32), as texts have it. */
export function number_of(id: string): string {
  let number = 0n;
  for (const digit of id) number = number * 32n + BigInt(digits.indexOf(digit));
  return number.toString();
}

/** The id that a number in a text stands for. */
export function id_of_number(number: string): string {
  let left = BigInt(number);
  let id = '';
  while (id.length < id_length) {
    id = (digits[Number(left % 32n)] ?? '0') + id;
    left /= 32n;
  }
  return id;
}
