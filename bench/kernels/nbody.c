#include "kernel.h"
#define BODIES 5

/* Planets that attract each other: doubles, divisions and square roots. */
typedef struct { double x, y, z, vx, vy, vz, mass; } body;

static body bodies[BODIES];

static void advance(double dt) {
  for (int i = 0; i < BODIES; i++) {
    body *a = &bodies[i];
    for (int j = i + 1; j < BODIES; j++) {
      body *b = &bodies[j];
      double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      double square = dx * dx + dy * dy + dz * dz + 0.01;
      double force = dt / (square * __builtin_sqrt(square));
      a->vx -= dx * b->mass * force;
      a->vy -= dy * b->mass * force;
      a->vz -= dz * b->mass * force;
      b->vx += dx * a->mass * force;
      b->vy += dy * a->mass * force;
      b->vz += dz * a->mass * force;
    }
  }
  for (int i = 0; i < BODIES; i++) {
    body *a = &bodies[i];
    a->x += dt * a->vx;
    a->y += dt * a->vy;
    a->z += dt * a->vz;
  }
}

int run(int n) {
  for (int i = 0; i < BODIES; i++)
    bodies[i] = (body){i * 1.5, 2.0 - i, i * i * 0.25, 0.1 * i, 0.2, -0.05 * i, 1.0 / (i + 1)};
  for (int step = 0; step < n; step++) advance(0.001);
  return (int)(bodies[0].x * 1e6);
}
