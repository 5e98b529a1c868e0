package dev.mote.it;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** What no room does: grow without bound, pin a carrier, write to the console, hold state in statics. */
@AnalyzeClasses(packages = "dev.mote", importOptions = ImportOption.DoNotIncludeTests.class)
class HabitsTest {
    private static final String[] FACES = {"dev.mote.cli..", "dev.mote.bench..", "dev.mote.conformance.."};

    @ArchTest
    static final ArchRule everyBlockingQueueHasABound = noClasses()
            .should()
            .callConstructorWhere(describe(
                    "a blocking queue is made without a capacity",
                    (JavaConstructorCall call) -> call.getTargetOwner().isAssignableTo(BlockingQueue.class)
                            && !call.getTargetOwner().isAssignableTo(ArrayBlockingQueue.class)
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(int.class))));

    @ArchTest
    static final ArchRule noQueueIsUnboundedByDesign = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ConcurrentLinkedQueue.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ConcurrentLinkedDeque.class);

    @ArchTest
    static final ArchRule noPoolIsUnbounded = noClasses()
            .should()
            .callMethodWhere(target(
                            nameMatching("newCachedThreadPool|newFixedThreadPool|newSingleThread.*|newScheduled.*"))
                    .and(target(
                            describe("of Executors", method -> method.getOwner().isEquivalentTo(Executors.class)))));

    @ArchTest
    static final ArchRule noTimerPerCall =
            noClasses().should().dependOnClassesThat().areAssignableTo(Timer.class);

    /** A monitor around guest code pins its carrier; a lock does not. */
    @ArchTest
    static final ArchRule noMethodIsSynchronized = methods().should().notHaveModifier(JavaModifier.SYNCHRONIZED);

    @ArchTest
    static final ArchRule onlyFacesWriteToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackages(FACES)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace");

    @ArchTest
    static final ArchRule onlyFacesEndTheProcess = noClasses()
            .that()
            .resideOutsideOfPackages(FACES)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule staticsDoNotChange =
            fields().that().areStatic().should().beFinal().andShould(notHoldAMutableCollection());

    private static ArchCondition<JavaField> notHoldAMutableCollection() {
        Set<String> mutable = Set.of(
                "java.util.ArrayList",
                "java.util.HashMap",
                "java.util.concurrent.ConcurrentHashMap",
                "java.util.concurrent.ConcurrentMap",
                "java.util.concurrent.atomic.AtomicReference",
                "java.util.concurrent.atomic.AtomicInteger",
                "java.util.concurrent.atomic.AtomicLong");
        return new ArchCondition<>("not hold a collection or counter that changes") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                JavaClass type = field.getRawType();
                if (mutable.contains(type.getName())) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a " + type.getName()));
                }
            }
        };
    }
}
