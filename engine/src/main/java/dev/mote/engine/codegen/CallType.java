package dev.mote.engine.codegen;

import dev.mote.engine.FuncType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The type of a function, with what its values are on the JVM. */
record CallType(FuncType type, List<JvmType> params, List<JvmType> results) {
    /** What the JVM allows a method's parameters to take, less what this package adds to them. */
    static final int MAXIMUM_PARAMETER_SLOTS = 250;

    static CallType of(FuncType type) {
        return new CallType(type, JvmType.of(type.params()), JvmType.of(type.results()));
    }

    /** What a generated method returns: several results are left in the instance. */
    ClassDesc result() {
        return results.size() == 1 ? results.getFirst().desc() : ConstantDescs.CD_void;
    }

    /** What the return instruction of such a method returns. */
    TypeKind returned() {
        return results.size() == 1 ? results.getFirst().kind() : TypeKind.VOID;
    }

    /** The descriptor of a generated method: the parameters, then what is added. */
    MethodTypeDesc method(ClassDesc... added) {
        List<ClassDesc> all = new ArrayList<>();
        params.forEach(param -> all.add(param.desc()));
        all.addAll(List.of(added));
        return MethodTypeDesc.of(result(), all);
    }

    int parameterSlots() {
        return params.stream().mapToInt(JvmType::slots).sum();
    }
}
