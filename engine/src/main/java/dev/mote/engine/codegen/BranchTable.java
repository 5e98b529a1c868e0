package dev.mote.engine.codegen;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Emits a jump by the integer on the JVM's stack. A switch takes four bytes for each entry of a method that has 64 KiB,
 * so a long table becomes a string of target numbers, and the switch is over those.
 */
final class BranchTable {
    private static final int LONGEST_SWITCH = 1_000;

    /** Characters of one string constant: at most two bytes each, of 64 KiB. */
    private static final int LONGEST_STRING = 30_000;

    private static final MethodTypeDesc COMPARE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc CHAR_AT = MethodTypeDesc.of(ConstantDescs.CD_char, ConstantDescs.CD_int);

    private final CodeBuilder code;
    private final List<Label> targets = new ArrayList<>();

    BranchTable(CodeBuilder code) {
        this.code = code;
    }

    void add(Label target) {
        targets.add(target);
    }

    /** @param otherwise where every number beyond the table goes */
    void emit(Label otherwise) {
        if (targets.isEmpty()) {
            code.pop().goto_(otherwise);
        } else if (targets.size() <= LONGEST_SWITCH) {
            emitSwitch(targets, otherwise);
        } else {
            emitStrings(otherwise);
        }
    }

    private void emitSwitch(List<Label> labels, Label otherwise) {
        List<SwitchCase> cases = new ArrayList<>();
        for (Label label : labels) {
            cases.add(SwitchCase.of(cases.size(), label));
        }
        code.tableswitch(0, cases.size() - 1, otherwise, cases);
    }

    private void emitStrings(Label otherwise) {
        Map<Label, Integer> numbers = new LinkedHashMap<>();
        targets.forEach(target -> numbers.putIfAbsent(target, numbers.size()));
        for (int from = 0; from < targets.size(); from += LONGEST_STRING) {
            int to = Math.min(from + LONGEST_STRING, targets.size());
            Label next = code.newLabel();
            // Stack: the index from the start of this part; below zero or too large is for the next part.
            code.dup()
                    .loadConstant(to - from)
                    .invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", COMPARE)
                    .ifge(next)
                    .loadConstant(string(targets.subList(from, to), numbers))
                    .swap()
                    .invokevirtual(ConstantDescs.CD_String, "charAt", CHAR_AT);
            emitSwitch(List.copyOf(numbers.keySet()), otherwise);
            code.labelBinding(next).loadConstant(to - from).isub();
        }
        code.pop().goto_(otherwise);
    }

    private static String string(List<Label> part, Map<Label, Integer> numbers) {
        StringBuilder text = new StringBuilder(part.size());
        part.forEach(label -> text.append((char) numbers.get(label).intValue()));
        return text.toString();
    }
}
