// Array.fromAsync: values of asynchronous and other iterables, each awaited before the next is asked for.

async function* numbers(): AsyncGenerator<number> {
  try {
    yield 1;
    yield 2;
  } finally {
    console.log("closed");
  }
}

async function main(): Promise<void> {
  console.log(await Array.fromAsync(numbers()));
  console.log(await Array.fromAsync([Promise.resolve(1), 2], async (x) => x * 2));
  console.log(await Array.fromAsync({ length: 2, 0: "a", 1: Promise.resolve("b") }));
  console.log(await Array.fromAsync(new Set([1, 2]), (value, index) => [value, index]));
  console.log(await Array.fromAsync("ab"));
  try {
    await Array.fromAsync(numbers(), (value) => {
      if (value > 1) throw new RangeError("mapper");
      return value;
    });
  } catch (e) {
    console.log(String(e));
  }
  try {
    await Array.fromAsync([Promise.reject(new Error("rejected"))]);
  } catch (e) {
    console.log(String(e));
  }
  try {
    await Array.fromAsync(null as any);
  } catch (e) {
    console.log((e as Error).name);
  }
}
main();
