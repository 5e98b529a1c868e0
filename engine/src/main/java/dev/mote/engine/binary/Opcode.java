package dev.mote.engine.binary;

import dev.mote.engine.Feature;
import java.util.Optional;

/**
 * Every instruction: code, name, immediates and, where it is always the same, what it takes from the operand stack and
 * gives back.
 *
 * <p>A code above 0xFF is a prefix byte shifted by 16 and the number after it. In a signature {@code i l f d v} are i32,
 * i64, f32, f64 and v128, and {@code a} is the address type of the memory. Instructions without a signature depend on
 * their context and have their own rule in the validator. The number after a signature is the log2 of the bytes
 * that are accessed, or of the size of a lane.
 */
public enum Opcode {
    UNREACHABLE(0x00, "unreachable"),
    NOP(0x01, "nop", ":"),
    BLOCK(0x02, "block", Immediates.BLOCK),
    LOOP(0x03, "loop", Immediates.BLOCK),
    IF(0x04, "if", Immediates.BLOCK),
    ELSE(0x05, "else"),
    TRY(0x06, "try", Immediates.BLOCK),
    CATCH(0x07, "catch", Immediates.TAG),
    THROW(0x08, "throw", Immediates.TAG),
    RETHROW(0x09, "rethrow", Immediates.LABEL),
    THROW_REF(0x0A, "throw_ref"),
    END(0x0B, "end"),
    BR(0x0C, "br", Immediates.LABEL),
    BR_IF(0x0D, "br_if", Immediates.LABEL),
    BR_TABLE(0x0E, "br_table", Immediates.BR_TABLE),
    RETURN(0x0F, "return"),
    CALL(0x10, "call", Immediates.FUNCTION),
    CALL_INDIRECT(0x11, "call_indirect", Immediates.CALL_INDIRECT),
    RETURN_CALL(0x12, "return_call", Immediates.FUNCTION),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", Immediates.CALL_INDIRECT),
    CALL_REF(0x14, "call_ref", Immediates.TYPE),
    RETURN_CALL_REF(0x15, "return_call_ref", Immediates.TYPE),
    DELEGATE(0x18, "delegate", Immediates.LABEL),
    CATCH_ALL(0x19, "catch_all"),
    DROP(0x1A, "drop"),
    SELECT(0x1B, "select"),
    SELECT_TYPED(0x1C, "select", Immediates.SELECT_TYPES),
    TRY_TABLE(0x1F, "try_table", Immediates.TRY_TABLE),
    LOCAL_GET(0x20, "local.get", Immediates.LOCAL),
    LOCAL_SET(0x21, "local.set", Immediates.LOCAL),
    LOCAL_TEE(0x22, "local.tee", Immediates.LOCAL),
    GLOBAL_GET(0x23, "global.get", Immediates.GLOBAL),
    GLOBAL_SET(0x24, "global.set", Immediates.GLOBAL),
    TABLE_GET(0x25, "table.get", Immediates.TABLE),
    TABLE_SET(0x26, "table.set", Immediates.TABLE),
    I32_LOAD(0x28, "i32.load", Immediates.MEMARG, "a:i", 2),
    I64_LOAD(0x29, "i64.load", Immediates.MEMARG, "a:l", 3),
    F32_LOAD(0x2A, "f32.load", Immediates.MEMARG, "a:f", 2),
    F64_LOAD(0x2B, "f64.load", Immediates.MEMARG, "a:d", 3),
    I32_LOAD8_S(0x2C, "i32.load8_s", Immediates.MEMARG, "a:i", 0),
    I32_LOAD8_U(0x2D, "i32.load8_u", Immediates.MEMARG, "a:i", 0),
    I32_LOAD16_S(0x2E, "i32.load16_s", Immediates.MEMARG, "a:i", 1),
    I32_LOAD16_U(0x2F, "i32.load16_u", Immediates.MEMARG, "a:i", 1),
    I64_LOAD8_S(0x30, "i64.load8_s", Immediates.MEMARG, "a:l", 0),
    I64_LOAD8_U(0x31, "i64.load8_u", Immediates.MEMARG, "a:l", 0),
    I64_LOAD16_S(0x32, "i64.load16_s", Immediates.MEMARG, "a:l", 1),
    I64_LOAD16_U(0x33, "i64.load16_u", Immediates.MEMARG, "a:l", 1),
    I64_LOAD32_S(0x34, "i64.load32_s", Immediates.MEMARG, "a:l", 2),
    I64_LOAD32_U(0x35, "i64.load32_u", Immediates.MEMARG, "a:l", 2),
    I32_STORE(0x36, "i32.store", Immediates.MEMARG, "ai:", 2),
    I64_STORE(0x37, "i64.store", Immediates.MEMARG, "al:", 3),
    F32_STORE(0x38, "f32.store", Immediates.MEMARG, "af:", 2),
    F64_STORE(0x39, "f64.store", Immediates.MEMARG, "ad:", 3),
    I32_STORE8(0x3A, "i32.store8", Immediates.MEMARG, "ai:", 0),
    I32_STORE16(0x3B, "i32.store16", Immediates.MEMARG, "ai:", 1),
    I64_STORE8(0x3C, "i64.store8", Immediates.MEMARG, "al:", 0),
    I64_STORE16(0x3D, "i64.store16", Immediates.MEMARG, "al:", 1),
    I64_STORE32(0x3E, "i64.store32", Immediates.MEMARG, "al:", 2),
    MEMORY_SIZE(0x3F, "memory.size", Immediates.MEMORY, ":a"),
    MEMORY_GROW(0x40, "memory.grow", Immediates.MEMORY, "a:a"),
    I32_CONST(0x41, "i32.const", Immediates.I32, ":i"),
    I64_CONST(0x42, "i64.const", Immediates.I64, ":l"),
    F32_CONST(0x43, "f32.const", Immediates.F32, ":f"),
    F64_CONST(0x44, "f64.const", Immediates.F64, ":d"),
    I32_EQZ(0x45, "i32.eqz", "i:i"),
    I32_EQ(0x46, "i32.eq", "ii:i"),
    I32_NE(0x47, "i32.ne", "ii:i"),
    I32_LT_S(0x48, "i32.lt_s", "ii:i"),
    I32_LT_U(0x49, "i32.lt_u", "ii:i"),
    I32_GT_S(0x4A, "i32.gt_s", "ii:i"),
    I32_GT_U(0x4B, "i32.gt_u", "ii:i"),
    I32_LE_S(0x4C, "i32.le_s", "ii:i"),
    I32_LE_U(0x4D, "i32.le_u", "ii:i"),
    I32_GE_S(0x4E, "i32.ge_s", "ii:i"),
    I32_GE_U(0x4F, "i32.ge_u", "ii:i"),
    I64_EQZ(0x50, "i64.eqz", "l:i"),
    I64_EQ(0x51, "i64.eq", "ll:i"),
    I64_NE(0x52, "i64.ne", "ll:i"),
    I64_LT_S(0x53, "i64.lt_s", "ll:i"),
    I64_LT_U(0x54, "i64.lt_u", "ll:i"),
    I64_GT_S(0x55, "i64.gt_s", "ll:i"),
    I64_GT_U(0x56, "i64.gt_u", "ll:i"),
    I64_LE_S(0x57, "i64.le_s", "ll:i"),
    I64_LE_U(0x58, "i64.le_u", "ll:i"),
    I64_GE_S(0x59, "i64.ge_s", "ll:i"),
    I64_GE_U(0x5A, "i64.ge_u", "ll:i"),
    F32_EQ(0x5B, "f32.eq", "ff:i"),
    F32_NE(0x5C, "f32.ne", "ff:i"),
    F32_LT(0x5D, "f32.lt", "ff:i"),
    F32_GT(0x5E, "f32.gt", "ff:i"),
    F32_LE(0x5F, "f32.le", "ff:i"),
    F32_GE(0x60, "f32.ge", "ff:i"),
    F64_EQ(0x61, "f64.eq", "dd:i"),
    F64_NE(0x62, "f64.ne", "dd:i"),
    F64_LT(0x63, "f64.lt", "dd:i"),
    F64_GT(0x64, "f64.gt", "dd:i"),
    F64_LE(0x65, "f64.le", "dd:i"),
    F64_GE(0x66, "f64.ge", "dd:i"),
    I32_CLZ(0x67, "i32.clz", "i:i"),
    I32_CTZ(0x68, "i32.ctz", "i:i"),
    I32_POPCNT(0x69, "i32.popcnt", "i:i"),
    I32_ADD(0x6A, "i32.add", "ii:i"),
    I32_SUB(0x6B, "i32.sub", "ii:i"),
    I32_MUL(0x6C, "i32.mul", "ii:i"),
    I32_DIV_S(0x6D, "i32.div_s", "ii:i"),
    I32_DIV_U(0x6E, "i32.div_u", "ii:i"),
    I32_REM_S(0x6F, "i32.rem_s", "ii:i"),
    I32_REM_U(0x70, "i32.rem_u", "ii:i"),
    I32_AND(0x71, "i32.and", "ii:i"),
    I32_OR(0x72, "i32.or", "ii:i"),
    I32_XOR(0x73, "i32.xor", "ii:i"),
    I32_SHL(0x74, "i32.shl", "ii:i"),
    I32_SHR_S(0x75, "i32.shr_s", "ii:i"),
    I32_SHR_U(0x76, "i32.shr_u", "ii:i"),
    I32_ROTL(0x77, "i32.rotl", "ii:i"),
    I32_ROTR(0x78, "i32.rotr", "ii:i"),
    I64_CLZ(0x79, "i64.clz", "l:l"),
    I64_CTZ(0x7A, "i64.ctz", "l:l"),
    I64_POPCNT(0x7B, "i64.popcnt", "l:l"),
    I64_ADD(0x7C, "i64.add", "ll:l"),
    I64_SUB(0x7D, "i64.sub", "ll:l"),
    I64_MUL(0x7E, "i64.mul", "ll:l"),
    I64_DIV_S(0x7F, "i64.div_s", "ll:l"),
    I64_DIV_U(0x80, "i64.div_u", "ll:l"),
    I64_REM_S(0x81, "i64.rem_s", "ll:l"),
    I64_REM_U(0x82, "i64.rem_u", "ll:l"),
    I64_AND(0x83, "i64.and", "ll:l"),
    I64_OR(0x84, "i64.or", "ll:l"),
    I64_XOR(0x85, "i64.xor", "ll:l"),
    I64_SHL(0x86, "i64.shl", "ll:l"),
    I64_SHR_S(0x87, "i64.shr_s", "ll:l"),
    I64_SHR_U(0x88, "i64.shr_u", "ll:l"),
    I64_ROTL(0x89, "i64.rotl", "ll:l"),
    I64_ROTR(0x8A, "i64.rotr", "ll:l"),
    F32_ABS(0x8B, "f32.abs", "f:f"),
    F32_NEG(0x8C, "f32.neg", "f:f"),
    F32_CEIL(0x8D, "f32.ceil", "f:f"),
    F32_FLOOR(0x8E, "f32.floor", "f:f"),
    F32_TRUNC(0x8F, "f32.trunc", "f:f"),
    F32_NEAREST(0x90, "f32.nearest", "f:f"),
    F32_SQRT(0x91, "f32.sqrt", "f:f"),
    F32_ADD(0x92, "f32.add", "ff:f"),
    F32_SUB(0x93, "f32.sub", "ff:f"),
    F32_MUL(0x94, "f32.mul", "ff:f"),
    F32_DIV(0x95, "f32.div", "ff:f"),
    F32_MIN(0x96, "f32.min", "ff:f"),
    F32_MAX(0x97, "f32.max", "ff:f"),
    F32_COPYSIGN(0x98, "f32.copysign", "ff:f"),
    F64_ABS(0x99, "f64.abs", "d:d"),
    F64_NEG(0x9A, "f64.neg", "d:d"),
    F64_CEIL(0x9B, "f64.ceil", "d:d"),
    F64_FLOOR(0x9C, "f64.floor", "d:d"),
    F64_TRUNC(0x9D, "f64.trunc", "d:d"),
    F64_NEAREST(0x9E, "f64.nearest", "d:d"),
    F64_SQRT(0x9F, "f64.sqrt", "d:d"),
    F64_ADD(0xA0, "f64.add", "dd:d"),
    F64_SUB(0xA1, "f64.sub", "dd:d"),
    F64_MUL(0xA2, "f64.mul", "dd:d"),
    F64_DIV(0xA3, "f64.div", "dd:d"),
    F64_MIN(0xA4, "f64.min", "dd:d"),
    F64_MAX(0xA5, "f64.max", "dd:d"),
    F64_COPYSIGN(0xA6, "f64.copysign", "dd:d"),
    I32_WRAP_I64(0xA7, "i32.wrap_i64", "l:i"),
    I32_TRUNC_F32_S(0xA8, "i32.trunc_f32_s", "f:i"),
    I32_TRUNC_F32_U(0xA9, "i32.trunc_f32_u", "f:i"),
    I32_TRUNC_F64_S(0xAA, "i32.trunc_f64_s", "d:i"),
    I32_TRUNC_F64_U(0xAB, "i32.trunc_f64_u", "d:i"),
    I64_EXTEND_I32_S(0xAC, "i64.extend_i32_s", "i:l"),
    I64_EXTEND_I32_U(0xAD, "i64.extend_i32_u", "i:l"),
    I64_TRUNC_F32_S(0xAE, "i64.trunc_f32_s", "f:l"),
    I64_TRUNC_F32_U(0xAF, "i64.trunc_f32_u", "f:l"),
    I64_TRUNC_F64_S(0xB0, "i64.trunc_f64_s", "d:l"),
    I64_TRUNC_F64_U(0xB1, "i64.trunc_f64_u", "d:l"),
    F32_CONVERT_I32_S(0xB2, "f32.convert_i32_s", "i:f"),
    F32_CONVERT_I32_U(0xB3, "f32.convert_i32_u", "i:f"),
    F32_CONVERT_I64_S(0xB4, "f32.convert_i64_s", "l:f"),
    F32_CONVERT_I64_U(0xB5, "f32.convert_i64_u", "l:f"),
    F32_DEMOTE_F64(0xB6, "f32.demote_f64", "d:f"),
    F64_CONVERT_I32_S(0xB7, "f64.convert_i32_s", "i:d"),
    F64_CONVERT_I32_U(0xB8, "f64.convert_i32_u", "i:d"),
    F64_CONVERT_I64_S(0xB9, "f64.convert_i64_s", "l:d"),
    F64_CONVERT_I64_U(0xBA, "f64.convert_i64_u", "l:d"),
    F64_PROMOTE_F32(0xBB, "f64.promote_f32", "f:d"),
    I32_REINTERPRET_F32(0xBC, "i32.reinterpret_f32", "f:i"),
    I64_REINTERPRET_F64(0xBD, "i64.reinterpret_f64", "d:l"),
    F32_REINTERPRET_I32(0xBE, "f32.reinterpret_i32", "i:f"),
    F64_REINTERPRET_I64(0xBF, "f64.reinterpret_i64", "l:d"),
    I32_EXTEND8_S(0xC0, "i32.extend8_s", "i:i"),
    I32_EXTEND16_S(0xC1, "i32.extend16_s", "i:i"),
    I64_EXTEND8_S(0xC2, "i64.extend8_s", "l:l"),
    I64_EXTEND16_S(0xC3, "i64.extend16_s", "l:l"),
    I64_EXTEND32_S(0xC4, "i64.extend32_s", "l:l"),
    REF_NULL(0xD0, "ref.null", Immediates.HEAP_TYPE),
    REF_IS_NULL(0xD1, "ref.is_null"),
    REF_FUNC(0xD2, "ref.func", Immediates.FUNCTION),
    REF_EQ(0xD3, "ref.eq"),
    REF_AS_NON_NULL(0xD4, "ref.as_non_null"),
    BR_ON_NULL(0xD5, "br_on_null", Immediates.LABEL),
    BR_ON_NON_NULL(0xD6, "br_on_non_null", Immediates.LABEL),
    STRUCT_NEW(0xFB0000, "struct.new", Immediates.TYPE),
    STRUCT_NEW_DEFAULT(0xFB0001, "struct.new_default", Immediates.TYPE),
    STRUCT_GET(0xFB0002, "struct.get", Immediates.TYPE_FIELD),
    STRUCT_GET_S(0xFB0003, "struct.get_s", Immediates.TYPE_FIELD),
    STRUCT_GET_U(0xFB0004, "struct.get_u", Immediates.TYPE_FIELD),
    STRUCT_SET(0xFB0005, "struct.set", Immediates.TYPE_FIELD),
    ARRAY_NEW(0xFB0006, "array.new", Immediates.TYPE),
    ARRAY_NEW_DEFAULT(0xFB0007, "array.new_default", Immediates.TYPE),
    ARRAY_NEW_FIXED(0xFB0008, "array.new_fixed", Immediates.TYPE_COUNT),
    ARRAY_NEW_DATA(0xFB0009, "array.new_data", Immediates.TYPE_DATA),
    ARRAY_NEW_ELEM(0xFB000A, "array.new_elem", Immediates.TYPE_ELEMENT),
    ARRAY_GET(0xFB000B, "array.get", Immediates.TYPE),
    ARRAY_GET_S(0xFB000C, "array.get_s", Immediates.TYPE),
    ARRAY_GET_U(0xFB000D, "array.get_u", Immediates.TYPE),
    ARRAY_SET(0xFB000E, "array.set", Immediates.TYPE),
    ARRAY_LEN(0xFB000F, "array.len"),
    ARRAY_FILL(0xFB0010, "array.fill", Immediates.TYPE),
    ARRAY_COPY(0xFB0011, "array.copy", Immediates.TYPE_PAIR),
    ARRAY_INIT_DATA(0xFB0012, "array.init_data", Immediates.TYPE_DATA),
    ARRAY_INIT_ELEM(0xFB0013, "array.init_elem", Immediates.TYPE_ELEMENT),
    REF_TEST(0xFB0014, "ref.test", Immediates.HEAP_TYPE),
    REF_TEST_NULL(0xFB0015, "ref.test", Immediates.HEAP_TYPE),
    REF_CAST(0xFB0016, "ref.cast", Immediates.HEAP_TYPE),
    REF_CAST_NULL(0xFB0017, "ref.cast", Immediates.HEAP_TYPE),
    BR_ON_CAST(0xFB0018, "br_on_cast", Immediates.BR_ON_CAST),
    BR_ON_CAST_FAIL(0xFB0019, "br_on_cast_fail", Immediates.BR_ON_CAST),
    ANY_CONVERT_EXTERN(0xFB001A, "any.convert_extern"),
    EXTERN_CONVERT_ANY(0xFB001B, "extern.convert_any"),
    REF_I31(0xFB001C, "ref.i31"),
    I31_GET_S(0xFB001D, "i31.get_s"),
    I31_GET_U(0xFB001E, "i31.get_u"),
    I32_TRUNC_SAT_F32_S(0xFC0000, "i32.trunc_sat_f32_s", "f:i"),
    I32_TRUNC_SAT_F32_U(0xFC0001, "i32.trunc_sat_f32_u", "f:i"),
    I32_TRUNC_SAT_F64_S(0xFC0002, "i32.trunc_sat_f64_s", "d:i"),
    I32_TRUNC_SAT_F64_U(0xFC0003, "i32.trunc_sat_f64_u", "d:i"),
    I64_TRUNC_SAT_F32_S(0xFC0004, "i64.trunc_sat_f32_s", "f:l"),
    I64_TRUNC_SAT_F32_U(0xFC0005, "i64.trunc_sat_f32_u", "f:l"),
    I64_TRUNC_SAT_F64_S(0xFC0006, "i64.trunc_sat_f64_s", "d:l"),
    I64_TRUNC_SAT_F64_U(0xFC0007, "i64.trunc_sat_f64_u", "d:l"),
    MEMORY_INIT(0xFC0008, "memory.init", Immediates.MEMORY_INIT, "aii:"),
    DATA_DROP(0xFC0009, "data.drop", Immediates.DATA, ":"),
    MEMORY_COPY(0xFC000A, "memory.copy", Immediates.MEMORY_PAIR),
    MEMORY_FILL(0xFC000B, "memory.fill", Immediates.MEMORY, "aia:"),
    TABLE_INIT(0xFC000C, "table.init", Immediates.TABLE_INIT),
    ELEM_DROP(0xFC000D, "elem.drop", Immediates.ELEMENT, ":"),
    TABLE_COPY(0xFC000E, "table.copy", Immediates.TABLE_PAIR),
    TABLE_GROW(0xFC000F, "table.grow", Immediates.TABLE),
    TABLE_SIZE(0xFC0010, "table.size", Immediates.TABLE),
    TABLE_FILL(0xFC0011, "table.fill", Immediates.TABLE),
    V128_LOAD(0xFD0000, "v128.load", Immediates.MEMARG, "a:v", 4),
    V128_LOAD8X8_S(0xFD0001, "v128.load8x8_s", Immediates.MEMARG, "a:v", 3),
    V128_LOAD8X8_U(0xFD0002, "v128.load8x8_u", Immediates.MEMARG, "a:v", 3),
    V128_LOAD16X4_S(0xFD0003, "v128.load16x4_s", Immediates.MEMARG, "a:v", 3),
    V128_LOAD16X4_U(0xFD0004, "v128.load16x4_u", Immediates.MEMARG, "a:v", 3),
    V128_LOAD32X2_S(0xFD0005, "v128.load32x2_s", Immediates.MEMARG, "a:v", 3),
    V128_LOAD32X2_U(0xFD0006, "v128.load32x2_u", Immediates.MEMARG, "a:v", 3),
    V128_LOAD8_SPLAT(0xFD0007, "v128.load8_splat", Immediates.MEMARG, "a:v", 0),
    V128_LOAD16_SPLAT(0xFD0008, "v128.load16_splat", Immediates.MEMARG, "a:v", 1),
    V128_LOAD32_SPLAT(0xFD0009, "v128.load32_splat", Immediates.MEMARG, "a:v", 2),
    V128_LOAD64_SPLAT(0xFD000A, "v128.load64_splat", Immediates.MEMARG, "a:v", 3),
    V128_STORE(0xFD000B, "v128.store", Immediates.MEMARG, "av:", 4),
    V128_CONST(0xFD000C, "v128.const", Immediates.V128, ":v"),
    I8X16_SHUFFLE(0xFD000D, "i8x16.shuffle", Immediates.SHUFFLE, "vv:v"),
    I8X16_SWIZZLE(0xFD000E, "i8x16.swizzle", "vv:v"),
    I8X16_SPLAT(0xFD000F, "i8x16.splat", "i:v"),
    I16X8_SPLAT(0xFD0010, "i16x8.splat", "i:v"),
    I32X4_SPLAT(0xFD0011, "i32x4.splat", "i:v"),
    I64X2_SPLAT(0xFD0012, "i64x2.splat", "l:v"),
    F32X4_SPLAT(0xFD0013, "f32x4.splat", "f:v"),
    F64X2_SPLAT(0xFD0014, "f64x2.splat", "d:v"),
    I8X16_EXTRACT_LANE_S(0xFD0015, "i8x16.extract_lane_s", Immediates.LANE, "v:i", 0),
    I8X16_EXTRACT_LANE_U(0xFD0016, "i8x16.extract_lane_u", Immediates.LANE, "v:i", 0),
    I8X16_REPLACE_LANE(0xFD0017, "i8x16.replace_lane", Immediates.LANE, "vi:v", 0),
    I16X8_EXTRACT_LANE_S(0xFD0018, "i16x8.extract_lane_s", Immediates.LANE, "v:i", 1),
    I16X8_EXTRACT_LANE_U(0xFD0019, "i16x8.extract_lane_u", Immediates.LANE, "v:i", 1),
    I16X8_REPLACE_LANE(0xFD001A, "i16x8.replace_lane", Immediates.LANE, "vi:v", 1),
    I32X4_EXTRACT_LANE(0xFD001B, "i32x4.extract_lane", Immediates.LANE, "v:i", 2),
    I32X4_REPLACE_LANE(0xFD001C, "i32x4.replace_lane", Immediates.LANE, "vi:v", 2),
    I64X2_EXTRACT_LANE(0xFD001D, "i64x2.extract_lane", Immediates.LANE, "v:l", 3),
    I64X2_REPLACE_LANE(0xFD001E, "i64x2.replace_lane", Immediates.LANE, "vl:v", 3),
    F32X4_EXTRACT_LANE(0xFD001F, "f32x4.extract_lane", Immediates.LANE, "v:f", 2),
    F32X4_REPLACE_LANE(0xFD0020, "f32x4.replace_lane", Immediates.LANE, "vf:v", 2),
    F64X2_EXTRACT_LANE(0xFD0021, "f64x2.extract_lane", Immediates.LANE, "v:d", 3),
    F64X2_REPLACE_LANE(0xFD0022, "f64x2.replace_lane", Immediates.LANE, "vd:v", 3),
    I8X16_EQ(0xFD0023, "i8x16.eq", "vv:v"),
    I8X16_NE(0xFD0024, "i8x16.ne", "vv:v"),
    I8X16_LT_S(0xFD0025, "i8x16.lt_s", "vv:v"),
    I8X16_LT_U(0xFD0026, "i8x16.lt_u", "vv:v"),
    I8X16_GT_S(0xFD0027, "i8x16.gt_s", "vv:v"),
    I8X16_GT_U(0xFD0028, "i8x16.gt_u", "vv:v"),
    I8X16_LE_S(0xFD0029, "i8x16.le_s", "vv:v"),
    I8X16_LE_U(0xFD002A, "i8x16.le_u", "vv:v"),
    I8X16_GE_S(0xFD002B, "i8x16.ge_s", "vv:v"),
    I8X16_GE_U(0xFD002C, "i8x16.ge_u", "vv:v"),
    I16X8_EQ(0xFD002D, "i16x8.eq", "vv:v"),
    I16X8_NE(0xFD002E, "i16x8.ne", "vv:v"),
    I16X8_LT_S(0xFD002F, "i16x8.lt_s", "vv:v"),
    I16X8_LT_U(0xFD0030, "i16x8.lt_u", "vv:v"),
    I16X8_GT_S(0xFD0031, "i16x8.gt_s", "vv:v"),
    I16X8_GT_U(0xFD0032, "i16x8.gt_u", "vv:v"),
    I16X8_LE_S(0xFD0033, "i16x8.le_s", "vv:v"),
    I16X8_LE_U(0xFD0034, "i16x8.le_u", "vv:v"),
    I16X8_GE_S(0xFD0035, "i16x8.ge_s", "vv:v"),
    I16X8_GE_U(0xFD0036, "i16x8.ge_u", "vv:v"),
    I32X4_EQ(0xFD0037, "i32x4.eq", "vv:v"),
    I32X4_NE(0xFD0038, "i32x4.ne", "vv:v"),
    I32X4_LT_S(0xFD0039, "i32x4.lt_s", "vv:v"),
    I32X4_LT_U(0xFD003A, "i32x4.lt_u", "vv:v"),
    I32X4_GT_S(0xFD003B, "i32x4.gt_s", "vv:v"),
    I32X4_GT_U(0xFD003C, "i32x4.gt_u", "vv:v"),
    I32X4_LE_S(0xFD003D, "i32x4.le_s", "vv:v"),
    I32X4_LE_U(0xFD003E, "i32x4.le_u", "vv:v"),
    I32X4_GE_S(0xFD003F, "i32x4.ge_s", "vv:v"),
    I32X4_GE_U(0xFD0040, "i32x4.ge_u", "vv:v"),
    F32X4_EQ(0xFD0041, "f32x4.eq", "vv:v"),
    F32X4_NE(0xFD0042, "f32x4.ne", "vv:v"),
    F32X4_LT(0xFD0043, "f32x4.lt", "vv:v"),
    F32X4_GT(0xFD0044, "f32x4.gt", "vv:v"),
    F32X4_LE(0xFD0045, "f32x4.le", "vv:v"),
    F32X4_GE(0xFD0046, "f32x4.ge", "vv:v"),
    F64X2_EQ(0xFD0047, "f64x2.eq", "vv:v"),
    F64X2_NE(0xFD0048, "f64x2.ne", "vv:v"),
    F64X2_LT(0xFD0049, "f64x2.lt", "vv:v"),
    F64X2_GT(0xFD004A, "f64x2.gt", "vv:v"),
    F64X2_LE(0xFD004B, "f64x2.le", "vv:v"),
    F64X2_GE(0xFD004C, "f64x2.ge", "vv:v"),
    V128_NOT(0xFD004D, "v128.not", "v:v"),
    V128_AND(0xFD004E, "v128.and", "vv:v"),
    V128_ANDNOT(0xFD004F, "v128.andnot", "vv:v"),
    V128_OR(0xFD0050, "v128.or", "vv:v"),
    V128_XOR(0xFD0051, "v128.xor", "vv:v"),
    V128_BITSELECT(0xFD0052, "v128.bitselect", "vvv:v"),
    V128_ANY_TRUE(0xFD0053, "v128.any_true", "v:i"),
    V128_LOAD8_LANE(0xFD0054, "v128.load8_lane", Immediates.MEMARG_LANE, "av:v", 0),
    V128_LOAD16_LANE(0xFD0055, "v128.load16_lane", Immediates.MEMARG_LANE, "av:v", 1),
    V128_LOAD32_LANE(0xFD0056, "v128.load32_lane", Immediates.MEMARG_LANE, "av:v", 2),
    V128_LOAD64_LANE(0xFD0057, "v128.load64_lane", Immediates.MEMARG_LANE, "av:v", 3),
    V128_STORE8_LANE(0xFD0058, "v128.store8_lane", Immediates.MEMARG_LANE, "av:", 0),
    V128_STORE16_LANE(0xFD0059, "v128.store16_lane", Immediates.MEMARG_LANE, "av:", 1),
    V128_STORE32_LANE(0xFD005A, "v128.store32_lane", Immediates.MEMARG_LANE, "av:", 2),
    V128_STORE64_LANE(0xFD005B, "v128.store64_lane", Immediates.MEMARG_LANE, "av:", 3),
    V128_LOAD32_ZERO(0xFD005C, "v128.load32_zero", Immediates.MEMARG, "a:v", 2),
    V128_LOAD64_ZERO(0xFD005D, "v128.load64_zero", Immediates.MEMARG, "a:v", 3),
    F32X4_DEMOTE_F64X2_ZERO(0xFD005E, "f32x4.demote_f64x2_zero", "v:v"),
    F64X2_PROMOTE_LOW_F32X4(0xFD005F, "f64x2.promote_low_f32x4", "v:v"),
    I8X16_ABS(0xFD0060, "i8x16.abs", "v:v"),
    I8X16_NEG(0xFD0061, "i8x16.neg", "v:v"),
    I8X16_POPCNT(0xFD0062, "i8x16.popcnt", "v:v"),
    I8X16_ALL_TRUE(0xFD0063, "i8x16.all_true", "v:i"),
    I8X16_BITMASK(0xFD0064, "i8x16.bitmask", "v:i"),
    I8X16_NARROW_I16X8_S(0xFD0065, "i8x16.narrow_i16x8_s", "vv:v"),
    I8X16_NARROW_I16X8_U(0xFD0066, "i8x16.narrow_i16x8_u", "vv:v"),
    F32X4_CEIL(0xFD0067, "f32x4.ceil", "v:v"),
    F32X4_FLOOR(0xFD0068, "f32x4.floor", "v:v"),
    F32X4_TRUNC(0xFD0069, "f32x4.trunc", "v:v"),
    F32X4_NEAREST(0xFD006A, "f32x4.nearest", "v:v"),
    I8X16_SHL(0xFD006B, "i8x16.shl", "vi:v"),
    I8X16_SHR_S(0xFD006C, "i8x16.shr_s", "vi:v"),
    I8X16_SHR_U(0xFD006D, "i8x16.shr_u", "vi:v"),
    I8X16_ADD(0xFD006E, "i8x16.add", "vv:v"),
    I8X16_ADD_SAT_S(0xFD006F, "i8x16.add_sat_s", "vv:v"),
    I8X16_ADD_SAT_U(0xFD0070, "i8x16.add_sat_u", "vv:v"),
    I8X16_SUB(0xFD0071, "i8x16.sub", "vv:v"),
    I8X16_SUB_SAT_S(0xFD0072, "i8x16.sub_sat_s", "vv:v"),
    I8X16_SUB_SAT_U(0xFD0073, "i8x16.sub_sat_u", "vv:v"),
    F64X2_CEIL(0xFD0074, "f64x2.ceil", "v:v"),
    F64X2_FLOOR(0xFD0075, "f64x2.floor", "v:v"),
    I8X16_MIN_S(0xFD0076, "i8x16.min_s", "vv:v"),
    I8X16_MIN_U(0xFD0077, "i8x16.min_u", "vv:v"),
    I8X16_MAX_S(0xFD0078, "i8x16.max_s", "vv:v"),
    I8X16_MAX_U(0xFD0079, "i8x16.max_u", "vv:v"),
    F64X2_TRUNC(0xFD007A, "f64x2.trunc", "v:v"),
    I8X16_AVGR_U(0xFD007B, "i8x16.avgr_u", "vv:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_S(0xFD007C, "i16x8.extadd_pairwise_i8x16_s", "v:v"),
    I16X8_EXTADD_PAIRWISE_I8X16_U(0xFD007D, "i16x8.extadd_pairwise_i8x16_u", "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_S(0xFD007E, "i32x4.extadd_pairwise_i16x8_s", "v:v"),
    I32X4_EXTADD_PAIRWISE_I16X8_U(0xFD007F, "i32x4.extadd_pairwise_i16x8_u", "v:v"),
    I16X8_ABS(0xFD0080, "i16x8.abs", "v:v"),
    I16X8_NEG(0xFD0081, "i16x8.neg", "v:v"),
    I16X8_Q15MULR_SAT_S(0xFD0082, "i16x8.q15mulr_sat_s", "vv:v"),
    I16X8_ALL_TRUE(0xFD0083, "i16x8.all_true", "v:i"),
    I16X8_BITMASK(0xFD0084, "i16x8.bitmask", "v:i"),
    I16X8_NARROW_I32X4_S(0xFD0085, "i16x8.narrow_i32x4_s", "vv:v"),
    I16X8_NARROW_I32X4_U(0xFD0086, "i16x8.narrow_i32x4_u", "vv:v"),
    I16X8_EXTEND_LOW_I8X16_S(0xFD0087, "i16x8.extend_low_i8x16_s", "v:v"),
    I16X8_EXTEND_HIGH_I8X16_S(0xFD0088, "i16x8.extend_high_i8x16_s", "v:v"),
    I16X8_EXTEND_LOW_I8X16_U(0xFD0089, "i16x8.extend_low_i8x16_u", "v:v"),
    I16X8_EXTEND_HIGH_I8X16_U(0xFD008A, "i16x8.extend_high_i8x16_u", "v:v"),
    I16X8_SHL(0xFD008B, "i16x8.shl", "vi:v"),
    I16X8_SHR_S(0xFD008C, "i16x8.shr_s", "vi:v"),
    I16X8_SHR_U(0xFD008D, "i16x8.shr_u", "vi:v"),
    I16X8_ADD(0xFD008E, "i16x8.add", "vv:v"),
    I16X8_ADD_SAT_S(0xFD008F, "i16x8.add_sat_s", "vv:v"),
    I16X8_ADD_SAT_U(0xFD0090, "i16x8.add_sat_u", "vv:v"),
    I16X8_SUB(0xFD0091, "i16x8.sub", "vv:v"),
    I16X8_SUB_SAT_S(0xFD0092, "i16x8.sub_sat_s", "vv:v"),
    I16X8_SUB_SAT_U(0xFD0093, "i16x8.sub_sat_u", "vv:v"),
    F64X2_NEAREST(0xFD0094, "f64x2.nearest", "v:v"),
    I16X8_MUL(0xFD0095, "i16x8.mul", "vv:v"),
    I16X8_MIN_S(0xFD0096, "i16x8.min_s", "vv:v"),
    I16X8_MIN_U(0xFD0097, "i16x8.min_u", "vv:v"),
    I16X8_MAX_S(0xFD0098, "i16x8.max_s", "vv:v"),
    I16X8_MAX_U(0xFD0099, "i16x8.max_u", "vv:v"),
    I16X8_AVGR_U(0xFD009B, "i16x8.avgr_u", "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_S(0xFD009C, "i16x8.extmul_low_i8x16_s", "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_S(0xFD009D, "i16x8.extmul_high_i8x16_s", "vv:v"),
    I16X8_EXTMUL_LOW_I8X16_U(0xFD009E, "i16x8.extmul_low_i8x16_u", "vv:v"),
    I16X8_EXTMUL_HIGH_I8X16_U(0xFD009F, "i16x8.extmul_high_i8x16_u", "vv:v"),
    I32X4_ABS(0xFD00A0, "i32x4.abs", "v:v"),
    I32X4_NEG(0xFD00A1, "i32x4.neg", "v:v"),
    I32X4_ALL_TRUE(0xFD00A3, "i32x4.all_true", "v:i"),
    I32X4_BITMASK(0xFD00A4, "i32x4.bitmask", "v:i"),
    I32X4_EXTEND_LOW_I16X8_S(0xFD00A7, "i32x4.extend_low_i16x8_s", "v:v"),
    I32X4_EXTEND_HIGH_I16X8_S(0xFD00A8, "i32x4.extend_high_i16x8_s", "v:v"),
    I32X4_EXTEND_LOW_I16X8_U(0xFD00A9, "i32x4.extend_low_i16x8_u", "v:v"),
    I32X4_EXTEND_HIGH_I16X8_U(0xFD00AA, "i32x4.extend_high_i16x8_u", "v:v"),
    I32X4_SHL(0xFD00AB, "i32x4.shl", "vi:v"),
    I32X4_SHR_S(0xFD00AC, "i32x4.shr_s", "vi:v"),
    I32X4_SHR_U(0xFD00AD, "i32x4.shr_u", "vi:v"),
    I32X4_ADD(0xFD00AE, "i32x4.add", "vv:v"),
    I32X4_SUB(0xFD00B1, "i32x4.sub", "vv:v"),
    I32X4_MUL(0xFD00B5, "i32x4.mul", "vv:v"),
    I32X4_MIN_S(0xFD00B6, "i32x4.min_s", "vv:v"),
    I32X4_MIN_U(0xFD00B7, "i32x4.min_u", "vv:v"),
    I32X4_MAX_S(0xFD00B8, "i32x4.max_s", "vv:v"),
    I32X4_MAX_U(0xFD00B9, "i32x4.max_u", "vv:v"),
    I32X4_DOT_I16X8_S(0xFD00BA, "i32x4.dot_i16x8_s", "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_S(0xFD00BC, "i32x4.extmul_low_i16x8_s", "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_S(0xFD00BD, "i32x4.extmul_high_i16x8_s", "vv:v"),
    I32X4_EXTMUL_LOW_I16X8_U(0xFD00BE, "i32x4.extmul_low_i16x8_u", "vv:v"),
    I32X4_EXTMUL_HIGH_I16X8_U(0xFD00BF, "i32x4.extmul_high_i16x8_u", "vv:v"),
    I64X2_ABS(0xFD00C0, "i64x2.abs", "v:v"),
    I64X2_NEG(0xFD00C1, "i64x2.neg", "v:v"),
    I64X2_ALL_TRUE(0xFD00C3, "i64x2.all_true", "v:i"),
    I64X2_BITMASK(0xFD00C4, "i64x2.bitmask", "v:i"),
    I64X2_EXTEND_LOW_I32X4_S(0xFD00C7, "i64x2.extend_low_i32x4_s", "v:v"),
    I64X2_EXTEND_HIGH_I32X4_S(0xFD00C8, "i64x2.extend_high_i32x4_s", "v:v"),
    I64X2_EXTEND_LOW_I32X4_U(0xFD00C9, "i64x2.extend_low_i32x4_u", "v:v"),
    I64X2_EXTEND_HIGH_I32X4_U(0xFD00CA, "i64x2.extend_high_i32x4_u", "v:v"),
    I64X2_SHL(0xFD00CB, "i64x2.shl", "vi:v"),
    I64X2_SHR_S(0xFD00CC, "i64x2.shr_s", "vi:v"),
    I64X2_SHR_U(0xFD00CD, "i64x2.shr_u", "vi:v"),
    I64X2_ADD(0xFD00CE, "i64x2.add", "vv:v"),
    I64X2_SUB(0xFD00D1, "i64x2.sub", "vv:v"),
    I64X2_MUL(0xFD00D5, "i64x2.mul", "vv:v"),
    I64X2_EQ(0xFD00D6, "i64x2.eq", "vv:v"),
    I64X2_NE(0xFD00D7, "i64x2.ne", "vv:v"),
    I64X2_LT_S(0xFD00D8, "i64x2.lt_s", "vv:v"),
    I64X2_GT_S(0xFD00D9, "i64x2.gt_s", "vv:v"),
    I64X2_LE_S(0xFD00DA, "i64x2.le_s", "vv:v"),
    I64X2_GE_S(0xFD00DB, "i64x2.ge_s", "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_S(0xFD00DC, "i64x2.extmul_low_i32x4_s", "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_S(0xFD00DD, "i64x2.extmul_high_i32x4_s", "vv:v"),
    I64X2_EXTMUL_LOW_I32X4_U(0xFD00DE, "i64x2.extmul_low_i32x4_u", "vv:v"),
    I64X2_EXTMUL_HIGH_I32X4_U(0xFD00DF, "i64x2.extmul_high_i32x4_u", "vv:v"),
    F32X4_ABS(0xFD00E0, "f32x4.abs", "v:v"),
    F32X4_NEG(0xFD00E1, "f32x4.neg", "v:v"),
    F32X4_SQRT(0xFD00E3, "f32x4.sqrt", "v:v"),
    F32X4_ADD(0xFD00E4, "f32x4.add", "vv:v"),
    F32X4_SUB(0xFD00E5, "f32x4.sub", "vv:v"),
    F32X4_MUL(0xFD00E6, "f32x4.mul", "vv:v"),
    F32X4_DIV(0xFD00E7, "f32x4.div", "vv:v"),
    F32X4_MIN(0xFD00E8, "f32x4.min", "vv:v"),
    F32X4_MAX(0xFD00E9, "f32x4.max", "vv:v"),
    F32X4_PMIN(0xFD00EA, "f32x4.pmin", "vv:v"),
    F32X4_PMAX(0xFD00EB, "f32x4.pmax", "vv:v"),
    F64X2_ABS(0xFD00EC, "f64x2.abs", "v:v"),
    F64X2_NEG(0xFD00ED, "f64x2.neg", "v:v"),
    F64X2_SQRT(0xFD00EF, "f64x2.sqrt", "v:v"),
    F64X2_ADD(0xFD00F0, "f64x2.add", "vv:v"),
    F64X2_SUB(0xFD00F1, "f64x2.sub", "vv:v"),
    F64X2_MUL(0xFD00F2, "f64x2.mul", "vv:v"),
    F64X2_DIV(0xFD00F3, "f64x2.div", "vv:v"),
    F64X2_MIN(0xFD00F4, "f64x2.min", "vv:v"),
    F64X2_MAX(0xFD00F5, "f64x2.max", "vv:v"),
    F64X2_PMIN(0xFD00F6, "f64x2.pmin", "vv:v"),
    F64X2_PMAX(0xFD00F7, "f64x2.pmax", "vv:v"),
    I32X4_TRUNC_SAT_F32X4_S(0xFD00F8, "i32x4.trunc_sat_f32x4_s", "v:v"),
    I32X4_TRUNC_SAT_F32X4_U(0xFD00F9, "i32x4.trunc_sat_f32x4_u", "v:v"),
    F32X4_CONVERT_I32X4_S(0xFD00FA, "f32x4.convert_i32x4_s", "v:v"),
    F32X4_CONVERT_I32X4_U(0xFD00FB, "f32x4.convert_i32x4_u", "v:v"),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(0xFD00FC, "i32x4.trunc_sat_f64x2_s_zero", "v:v"),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(0xFD00FD, "i32x4.trunc_sat_f64x2_u_zero", "v:v"),
    F64X2_CONVERT_LOW_I32X4_S(0xFD00FE, "f64x2.convert_low_i32x4_s", "v:v"),
    F64X2_CONVERT_LOW_I32X4_U(0xFD00FF, "f64x2.convert_low_i32x4_u", "v:v"),
    I8X16_RELAXED_SWIZZLE(0xFD0100, "i8x16.relaxed_swizzle", "vv:v"),
    I32X4_RELAXED_TRUNC_F32X4_S(0xFD0101, "i32x4.relaxed_trunc_f32x4_s", "v:v"),
    I32X4_RELAXED_TRUNC_F32X4_U(0xFD0102, "i32x4.relaxed_trunc_f32x4_u", "v:v"),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(0xFD0103, "i32x4.relaxed_trunc_f64x2_s_zero", "v:v"),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(0xFD0104, "i32x4.relaxed_trunc_f64x2_u_zero", "v:v"),
    F32X4_RELAXED_MADD(0xFD0105, "f32x4.relaxed_madd", "vvv:v"),
    F32X4_RELAXED_NMADD(0xFD0106, "f32x4.relaxed_nmadd", "vvv:v"),
    F64X2_RELAXED_MADD(0xFD0107, "f64x2.relaxed_madd", "vvv:v"),
    F64X2_RELAXED_NMADD(0xFD0108, "f64x2.relaxed_nmadd", "vvv:v"),
    I8X16_RELAXED_LANESELECT(0xFD0109, "i8x16.relaxed_laneselect", "vvv:v"),
    I16X8_RELAXED_LANESELECT(0xFD010A, "i16x8.relaxed_laneselect", "vvv:v"),
    I32X4_RELAXED_LANESELECT(0xFD010B, "i32x4.relaxed_laneselect", "vvv:v"),
    I64X2_RELAXED_LANESELECT(0xFD010C, "i64x2.relaxed_laneselect", "vvv:v"),
    F32X4_RELAXED_MIN(0xFD010D, "f32x4.relaxed_min", "vv:v"),
    F32X4_RELAXED_MAX(0xFD010E, "f32x4.relaxed_max", "vv:v"),
    F64X2_RELAXED_MIN(0xFD010F, "f64x2.relaxed_min", "vv:v"),
    F64X2_RELAXED_MAX(0xFD0110, "f64x2.relaxed_max", "vv:v"),
    I16X8_RELAXED_Q15MULR_S(0xFD0111, "i16x8.relaxed_q15mulr_s", "vv:v"),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(0xFD0112, "i16x8.relaxed_dot_i8x16_i7x16_s", "vv:v"),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(0xFD0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", "vvv:v"),
    MEMORY_ATOMIC_NOTIFY(0xFE0000, "memory.atomic.notify", Immediates.MEMARG, "ai:i", 2),
    MEMORY_ATOMIC_WAIT32(0xFE0001, "memory.atomic.wait32", Immediates.MEMARG, "ail:i", 2),
    MEMORY_ATOMIC_WAIT64(0xFE0002, "memory.atomic.wait64", Immediates.MEMARG, "all:i", 3),
    ATOMIC_FENCE(0xFE0003, "atomic.fence", Immediates.FENCE, ":"),
    I32_ATOMIC_LOAD(0xFE0010, "i32.atomic.load", Immediates.MEMARG, "a:i", 2),
    I64_ATOMIC_LOAD(0xFE0011, "i64.atomic.load", Immediates.MEMARG, "a:l", 3),
    I32_ATOMIC_LOAD8_U(0xFE0012, "i32.atomic.load8_u", Immediates.MEMARG, "a:i", 0),
    I32_ATOMIC_LOAD16_U(0xFE0013, "i32.atomic.load16_u", Immediates.MEMARG, "a:i", 1),
    I64_ATOMIC_LOAD8_U(0xFE0014, "i64.atomic.load8_u", Immediates.MEMARG, "a:l", 0),
    I64_ATOMIC_LOAD16_U(0xFE0015, "i64.atomic.load16_u", Immediates.MEMARG, "a:l", 1),
    I64_ATOMIC_LOAD32_U(0xFE0016, "i64.atomic.load32_u", Immediates.MEMARG, "a:l", 2),
    I32_ATOMIC_STORE(0xFE0017, "i32.atomic.store", Immediates.MEMARG, "ai:", 2),
    I64_ATOMIC_STORE(0xFE0018, "i64.atomic.store", Immediates.MEMARG, "al:", 3),
    I32_ATOMIC_STORE8(0xFE0019, "i32.atomic.store8", Immediates.MEMARG, "ai:", 0),
    I32_ATOMIC_STORE16(0xFE001A, "i32.atomic.store16", Immediates.MEMARG, "ai:", 1),
    I64_ATOMIC_STORE8(0xFE001B, "i64.atomic.store8", Immediates.MEMARG, "al:", 0),
    I64_ATOMIC_STORE16(0xFE001C, "i64.atomic.store16", Immediates.MEMARG, "al:", 1),
    I64_ATOMIC_STORE32(0xFE001D, "i64.atomic.store32", Immediates.MEMARG, "al:", 2),
    I32_ATOMIC_RMW_ADD(0xFE001E, "i32.atomic.rmw.add", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_ADD(0xFE001F, "i64.atomic.rmw.add", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_ADD_U(0xFE0020, "i32.atomic.rmw8.add_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_ADD_U(0xFE0021, "i32.atomic.rmw16.add_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_ADD_U(0xFE0022, "i64.atomic.rmw8.add_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_ADD_U(0xFE0023, "i64.atomic.rmw16.add_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_ADD_U(0xFE0024, "i64.atomic.rmw32.add_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_SUB(0xFE0025, "i32.atomic.rmw.sub", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_SUB(0xFE0026, "i64.atomic.rmw.sub", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_SUB_U(0xFE0027, "i32.atomic.rmw8.sub_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_SUB_U(0xFE0028, "i32.atomic.rmw16.sub_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_SUB_U(0xFE0029, "i64.atomic.rmw8.sub_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_SUB_U(0xFE002A, "i64.atomic.rmw16.sub_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_SUB_U(0xFE002B, "i64.atomic.rmw32.sub_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_AND(0xFE002C, "i32.atomic.rmw.and", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_AND(0xFE002D, "i64.atomic.rmw.and", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_AND_U(0xFE002E, "i32.atomic.rmw8.and_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_AND_U(0xFE002F, "i32.atomic.rmw16.and_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_AND_U(0xFE0030, "i64.atomic.rmw8.and_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_AND_U(0xFE0031, "i64.atomic.rmw16.and_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_AND_U(0xFE0032, "i64.atomic.rmw32.and_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_OR(0xFE0033, "i32.atomic.rmw.or", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_OR(0xFE0034, "i64.atomic.rmw.or", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_OR_U(0xFE0035, "i32.atomic.rmw8.or_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_OR_U(0xFE0036, "i32.atomic.rmw16.or_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_OR_U(0xFE0037, "i64.atomic.rmw8.or_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_OR_U(0xFE0038, "i64.atomic.rmw16.or_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_OR_U(0xFE0039, "i64.atomic.rmw32.or_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_XOR(0xFE003A, "i32.atomic.rmw.xor", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_XOR(0xFE003B, "i64.atomic.rmw.xor", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_XOR_U(0xFE003C, "i32.atomic.rmw8.xor_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_XOR_U(0xFE003D, "i32.atomic.rmw16.xor_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_XOR_U(0xFE003E, "i64.atomic.rmw8.xor_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_XOR_U(0xFE003F, "i64.atomic.rmw16.xor_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_XOR_U(0xFE0040, "i64.atomic.rmw32.xor_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_XCHG(0xFE0041, "i32.atomic.rmw.xchg", Immediates.MEMARG, "ai:i", 2),
    I64_ATOMIC_RMW_XCHG(0xFE0042, "i64.atomic.rmw.xchg", Immediates.MEMARG, "al:l", 3),
    I32_ATOMIC_RMW8_XCHG_U(0xFE0043, "i32.atomic.rmw8.xchg_u", Immediates.MEMARG, "ai:i", 0),
    I32_ATOMIC_RMW16_XCHG_U(0xFE0044, "i32.atomic.rmw16.xchg_u", Immediates.MEMARG, "ai:i", 1),
    I64_ATOMIC_RMW8_XCHG_U(0xFE0045, "i64.atomic.rmw8.xchg_u", Immediates.MEMARG, "al:l", 0),
    I64_ATOMIC_RMW16_XCHG_U(0xFE0046, "i64.atomic.rmw16.xchg_u", Immediates.MEMARG, "al:l", 1),
    I64_ATOMIC_RMW32_XCHG_U(0xFE0047, "i64.atomic.rmw32.xchg_u", Immediates.MEMARG, "al:l", 2),
    I32_ATOMIC_RMW_CMPXCHG(0xFE0048, "i32.atomic.rmw.cmpxchg", Immediates.MEMARG, "aii:i", 2),
    I64_ATOMIC_RMW_CMPXCHG(0xFE0049, "i64.atomic.rmw.cmpxchg", Immediates.MEMARG, "all:l", 3),
    I32_ATOMIC_RMW8_CMPXCHG_U(0xFE004A, "i32.atomic.rmw8.cmpxchg_u", Immediates.MEMARG, "aii:i", 0),
    I32_ATOMIC_RMW16_CMPXCHG_U(0xFE004B, "i32.atomic.rmw16.cmpxchg_u", Immediates.MEMARG, "aii:i", 1),
    I64_ATOMIC_RMW8_CMPXCHG_U(0xFE004C, "i64.atomic.rmw8.cmpxchg_u", Immediates.MEMARG, "all:l", 0),
    I64_ATOMIC_RMW16_CMPXCHG_U(0xFE004D, "i64.atomic.rmw16.cmpxchg_u", Immediates.MEMARG, "all:l", 1),
    I64_ATOMIC_RMW32_CMPXCHG_U(0xFE004E, "i64.atomic.rmw32.cmpxchg_u", Immediates.MEMARG, "all:l", 2);

    private static final int PREFIX_SHIFT = 16;
    private static final Opcode[] PLAIN = new Opcode[0x100];
    private static final Opcode[] AGGREGATE = new Opcode[0x20];
    private static final Opcode[] MISCELLANEOUS = new Opcode[0x20];
    private static final Opcode[] VECTOR = new Opcode[0x120];
    private static final Opcode[] ATOMIC = new Opcode[0x50];

    static {
        for (Opcode opcode : values()) {
            table(opcode.code >>> PREFIX_SHIFT)[opcode.code & 0xFFFF] = opcode;
        }
    }

    private final int code;
    private final String mnemonic;
    private final Immediates immediates;
    private final boolean fixed;
    private final int paramCount;
    private final int params;
    private final int result;
    private final int width;
    private final Optional<Feature> feature;

    Opcode(int code, String mnemonic) {
        this(code, mnemonic, Immediates.NONE);
    }

    Opcode(int code, String mnemonic, Immediates immediates) {
        this(code, mnemonic, immediates, "");
    }

    Opcode(int code, String mnemonic, String signature) {
        this(code, mnemonic, Immediates.NONE, signature);
    }

    Opcode(int code, String mnemonic, Immediates immediates, String signature) {
        this(code, mnemonic, immediates, signature, 0);
    }

    Opcode(int code, String mnemonic, Immediates immediates, String signature, int width) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.immediates = immediates;
        this.width = width;
        this.fixed = !signature.isEmpty();
        this.paramCount = Math.max(0, signature.indexOf(':'));
        int packed = 0;
        for (int i = 0; i < paramCount; i++) {
            packed |= typeOf(signature.charAt(i)) << (8 * i);
        }
        this.params = packed;
        this.result = signature.length() > paramCount + 1 ? typeOf(signature.charAt(paramCount + 1)) : 0;
        this.feature = Optional.ofNullable(featureOf(code));
    }

    /** The instruction of one byte, null where there is none; prefixes are none. */
    static Opcode find(int code) {
        return PLAIN[code];
    }

    /** The instruction of a prefix byte and a number, null where there is none. */
    static Opcode find(int prefix, int number) {
        Opcode[] table = table(prefix);
        return number >= 0 && number < table.length ? table[number] : null;
    }

    private static Opcode[] table(int prefix) {
        return switch (prefix) {
            case 0 -> PLAIN;
            case 0xFB -> AGGREGATE;
            case 0xFC -> MISCELLANEOUS;
            case 0xFD -> VECTOR;
            case 0xFE -> ATOMIC;
            default -> throw new IllegalArgumentException("no prefix: " + prefix);
        };
    }

    private static int typeOf(char letter) {
        return switch (letter) {
            case 'i' -> TypeCode.I32;
            case 'l' -> TypeCode.I64;
            case 'f' -> TypeCode.F32;
            case 'd' -> TypeCode.F64;
            case 'v' -> TypeCode.V128;
            case 'a' -> TypeCode.ADDRESS;
            default -> throw new IllegalArgumentException("no type: " + letter);
        };
    }

    private static Feature featureOf(int code) {
        int number = code & 0xFFFF;
        return switch (code >>> PREFIX_SHIFT) {
            case 0xFB -> Feature.GC;
            case 0xFC -> {
                if (number < 8) {
                    yield Feature.SATURATING_FLOAT_TO_INT;
                }
                yield number < 15 ? Feature.BULK_MEMORY : Feature.REFERENCE_TYPES;
            }
            case 0xFD -> number < 0x100 ? Feature.SIMD : Feature.RELAXED_SIMD;
            case 0xFE -> Feature.THREADS;
            default -> plainFeature(code);
        };
    }

    private static Feature plainFeature(int code) {
        return switch (code) {
            case 0x06, 0x07, 0x09, 0x18, 0x19 -> Feature.LEGACY_EXCEPTIONS;
            case 0x08, 0x0A, 0x1F -> Feature.EXCEPTIONS;
            case 0x12, 0x13 -> Feature.TAIL_CALL;
            case 0x14, 0x15, 0xD4, 0xD5, 0xD6 -> Feature.FUNCTION_REFERENCES;
            case 0x1C, 0x25, 0x26, 0xD0, 0xD1, 0xD2 -> Feature.REFERENCE_TYPES;
            case 0xC0, 0xC1, 0xC2, 0xC3, 0xC4 -> Feature.SIGN_EXTENSION;
            case 0xD3 -> Feature.GC;
            default -> null;
        };
    }

    public int code() {
        return code;
    }

    /** The name in the text format, as {@code i32.add}. */
    public String mnemonic() {
        return mnemonic;
    }

    public Immediates immediates() {
        return immediates;
    }

    /** Whether it belongs to the threads proposal. */
    public boolean isAtomic() {
        return code >>> PREFIX_SHIFT == 0xFE;
    }

    /** Whether the operands are the same wherever the instruction stands, but for the width of addresses. */
    public boolean hasFixedOperands() {
        return fixed;
    }

    public int paramCount() {
        return paramCount;
    }

    /** The {@link TypeCode} of an operand; addresses are i64 if {@code wide}. */
    public int param(int position, boolean wide) {
        return address((params >>> (8 * position)) & 0xFF, wide);
    }

    public boolean hasResult() {
        return result != 0;
    }

    /** The {@link TypeCode} of the result; addresses are i64 if {@code wide}. */
    public int result(boolean wide) {
        return address(result, wide);
    }

    private static int address(int type, boolean wide) {
        if (type == TypeCode.ADDRESS) {
            return wide ? TypeCode.I64 : TypeCode.I32;
        }
        return type;
    }

    /** Log2 of the bytes in memory that the instruction touches, or of the bytes of a lane. */
    public int width() {
        return width;
    }

    /** The proposal that brought the instruction; empty for those of 1.0. */
    public Optional<Feature> feature() {
        return feature;
    }
}
