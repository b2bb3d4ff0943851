// Methods of objects of two classes and of a literal, called through `any`.
class Circle {
  radius: number;
  constructor(radius: number) {
    this.radius = radius;
  }
  area(): number {
    return this.radius * this.radius * 3;
  }
}

class Square {
  side: number;
  constructor(side: number) {
    this.side = side;
  }
  area(): number {
    return this.side * this.side;
  }
}

function run(rounds: number): any {
  const circle: any = new Circle(2);
  const square: any = new Square(3);
  const counter: any = {
    count: 0,
    add(n: any): any {
      this.count = this.count + n;
      return this.count;
    },
  };
  let sum: any = 0;
  for (let i = 0; i < rounds; i++) {
    sum = sum + circle.area() + square.area() - counter.add(1);
  }
  return sum;
}
