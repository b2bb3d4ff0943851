// The planets of the outer solar system under gravity, advanced with a symplectic integrator.
//
//   dyntype run examples/nbody.ts [STEPS]

const SOLAR_MASS = 4 * Math.PI * Math.PI;
const DAYS_PER_YEAR = 365.24;

class Body {
  constructor(
    readonly name: string,
    public x: number,
    public y: number,
    public z: number,
    public vx: number,
    public vy: number,
    public vz: number,
    readonly mass: number,
  ) {}

  static planet(name: string, position: [number, number, number], perDay: [number, number, number], solarMasses: number): Body {
    const [vx, vy, vz] = perDay.map((v) => v * DAYS_PER_YEAR);
    return new Body(name, ...position, vx, vy, vz, solarMasses * SOLAR_MASS);
  }

  get speed(): number {
    return Math.sqrt(this.vx * this.vx + this.vy * this.vy + this.vz * this.vz);
  }
}

function distance(a: Body, b: Body): number {
  const dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

class System {
  constructor(readonly bodies: Body[]) {
    // Take the drift of the whole system out by moving the first body.
    let px = 0, py = 0, pz = 0;
    for (const b of bodies) {
      px += b.vx * b.mass;
      py += b.vy * b.mass;
      pz += b.vz * b.mass;
    }
    const sun = bodies[0];
    sun.vx = -px / SOLAR_MASS;
    sun.vy = -py / SOLAR_MASS;
    sun.vz = -pz / SOLAR_MASS;
  }

  advance(dt: number): void {
    const { bodies } = this;
    const n = bodies.length;
    for (let i = 0; i < n; i++) {
      const a = bodies[i];
      for (let j = i + 1; j < n; j++) {
        const b = bodies[j];
        const dx = a.x - b.x;
        const dy = a.y - b.y;
        const dz = a.z - b.z;
        const d2 = dx * dx + dy * dy + dz * dz;
        const mag = dt / (d2 * Math.sqrt(d2));
        a.vx -= dx * b.mass * mag;
        a.vy -= dy * b.mass * mag;
        a.vz -= dz * b.mass * mag;
        b.vx += dx * a.mass * mag;
        b.vy += dy * a.mass * mag;
        b.vz += dz * a.mass * mag;
      }
    }
    for (const b of bodies) {
      b.x += dt * b.vx;
      b.y += dt * b.vy;
      b.z += dt * b.vz;
    }
  }

  energy(): number {
    let e = 0;
    this.bodies.forEach((a, i) => {
      e += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
      for (const b of this.bodies.slice(i + 1)) e -= (a.mass * b.mass) / distance(a, b);
    });
    return e;
  }
}

const system = new System([
  new Body("sun", 0, 0, 0, 0, 0, 0, SOLAR_MASS),
  Body.planet("jupiter", [4.841, -1.16, -0.1036], [0.00166, 0.0077, -0.000069], 9.5479e-4),
  Body.planet("saturn", [8.3434, 4.1248, -0.4035], [-0.002767, 0.004999, 0.000023], 2.8589e-4),
  Body.planet("uranus", [12.8944, -15.1112, -0.2233], [0.002964, 0.002379, -0.00003], 4.3662e-5),
  Body.planet("neptune", [15.3797, -25.9193, 0.1793], [0.002681, 0.001628, -0.000095], 5.1514e-5),
]);

const steps = Number(process.argv[2] ?? "20000");
console.log("energy", system.energy().toFixed(9));
for (let i = 1; i <= steps; i++) {
  system.advance(0.01);
  if (i % Math.ceil(steps / 4) === 0) console.log("step", i, system.energy().toFixed(9));
}
for (const b of system.bodies) {
  console.log(b.name.padEnd(8), [b.x, b.y, b.z].map((v) => v.toFixed(6).padStart(11)).join(" "), b.speed.toFixed(6));
}
