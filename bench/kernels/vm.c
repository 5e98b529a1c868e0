#include "kernel.h"

/* A stack machine that walks Collatz sequences: one switch in one loop, as interpreters have it. */
enum { PUSH, LOAD, STORE, ADD, SUB, MUL, AND, XOR, SHR, DUP, DROP, SWAP, LESS, GREATER, EQUAL, JUMP, ZERO, NONZERO, INC, DEC, CALL, RETURN, NOP, HALT };

static int code[256], stack[256], memory[64], frames[64], size;

static int emit(int op, int operand) {
  code[size++] = op;
  code[size++] = operand;
  return size - 1;
}

static int execute(void) {
  int at = 0, top = 0, depth = 0;
  for (;;) {
    int op = code[at], operand = code[at + 1];
    at += 2;
    switch (op) {
      case PUSH: stack[top++] = operand; break;
      case LOAD: stack[top++] = memory[operand & 63]; break;
      case STORE: memory[operand & 63] = stack[--top]; break;
      case ADD: top--; stack[top - 1] += stack[top]; break;
      case SUB: top--; stack[top - 1] -= stack[top]; break;
      case MUL: top--; stack[top - 1] *= stack[top]; break;
      case AND: top--; stack[top - 1] &= stack[top]; break;
      case XOR: top--; stack[top - 1] ^= stack[top]; break;
      case SHR: top--; stack[top - 1] = (int)((uint32_t)stack[top - 1] >> (stack[top] & 31)); break;
      case DUP: stack[top] = stack[top - 1]; top++; break;
      case DROP: top--; break;
      case SWAP: { int t = stack[top - 1]; stack[top - 1] = stack[top - 2]; stack[top - 2] = t; break; }
      case LESS: top--; stack[top - 1] = stack[top - 1] < stack[top]; break;
      case GREATER: top--; stack[top - 1] = stack[top - 1] > stack[top]; break;
      case EQUAL: top--; stack[top - 1] = stack[top - 1] == stack[top]; break;
      case JUMP: at = operand; break;
      case ZERO: if (!stack[--top]) at = operand; break;
      case NONZERO: if (stack[--top]) at = operand; break;
      case INC: memory[operand & 63]++; break;
      case DEC: memory[operand & 63]--; break;
      case CALL: frames[depth++] = at; at = operand; break;
      case RETURN: at = frames[--depth]; break;
      case NOP: break;
      case HALT: return stack[0];
      default: __builtin_trap();
    }
  }
}

int run(int n) {
  size = 0;
  emit(PUSH, 0); emit(STORE, 1);
  emit(PUSH, n); emit(STORE, 0);
  int outer = size;
  emit(LOAD, 0); emit(STORE, 2);
  int inner = size;
  emit(LOAD, 2); emit(PUSH, 1); emit(AND, 0);
  int even = emit(ZERO, 0);
  emit(LOAD, 2); emit(PUSH, 3); emit(MUL, 0); emit(PUSH, 1); emit(ADD, 0); emit(STORE, 2);
  int next = emit(JUMP, 0);
  code[even] = size;
  emit(LOAD, 2); emit(PUSH, 1); emit(SHR, 0); emit(STORE, 2);
  code[next] = size;
  emit(INC, 1); emit(LOAD, 2); emit(PUSH, 1); emit(GREATER, 0); emit(NONZERO, inner);
  int call = emit(CALL, 0);
  emit(DEC, 0); emit(LOAD, 0); emit(PUSH, 1); emit(GREATER, 0); emit(NONZERO, outer);
  emit(LOAD, 1); emit(HALT, 0);
  code[call] = size;
  emit(LOAD, 1); emit(DUP, 0); emit(XOR, 0); emit(DROP, 0); emit(RETURN, 0);
  return execute();
}
