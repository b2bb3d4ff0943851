// What nothing catches is told to listeners, and the program goes on.
export {};
const told: string[] = [];
process.on('uncaughtException', (error: Error) => {
  told.push(error.message);
  console.log('told', error.message, error instanceof RangeError);
});
process.on('exit', code => console.log('bye', code, told));
class Job {
  constructor(private readonly name: string) {}
  run(): void {
    throw new RangeError(`job ${this.name}`);
  }
}
setTimeout(() => new Job('one').run(), 1);
setTimeout(() => { Promise.reject(new TypeError('two')); }, 5);
setTimeout(() => console.log('still here'), 20);
console.log('started');
