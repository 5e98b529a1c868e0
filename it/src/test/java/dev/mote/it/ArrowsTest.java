package dev.mote.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may call whom: rooms look downwards only, and every library has one room. */
@AnalyzeClasses(packages = "dev.mote", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
    @ArchTest
    static final ArchRule roomsLookDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy("dev.mote.engine..")
            .optionalLayer("component")
            .definedBy("dev.mote.component..")
            .layer("wasi")
            .definedBy("dev.mote.wasi..")
            .layer("worlds")
            .definedBy("dev.mote.worlds..")
            .layer("platform")
            .definedBy("dev.mote.platform..")
            .layer("local")
            .definedBy("dev.mote.local..")
            .layer("s3")
            .definedBy("dev.mote.s3..")
            .layer("gateway")
            .definedBy("dev.mote.gateway..")
            .layer("manifest")
            .definedBy("dev.mote.manifest..")
            .layer("guests")
            .definedBy("dev.mote.guests..")
            .layer("cli")
            .definedBy("dev.mote.cli..")
            .optionalLayer("conformance")
            .definedBy("dev.mote.conformance..")
            .optionalLayer("bench")
            .definedBy("dev.mote.bench..")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers(
                    "component", "wasi", "worlds", "platform", "local", "gateway", "cli", "conformance", "bench")
            .whereLayer("component")
            .mayOnlyBeAccessedByLayers("wasi", "worlds", "cli", "conformance", "bench")
            .whereLayer("wasi")
            .mayOnlyBeAccessedByLayers("worlds", "platform", "cli", "conformance")
            .whereLayer("worlds")
            .mayOnlyBeAccessedByLayers("platform", "local", "s3", "gateway", "manifest", "cli", "bench")
            .whereLayer("platform")
            .mayOnlyBeAccessedByLayers("local", "s3", "gateway", "manifest", "cli", "bench")
            .whereLayer("local")
            .mayOnlyBeAccessedByLayers("cli", "bench")
            .whereLayer("s3")
            .mayOnlyBeAccessedByLayers("cli", "bench")
            .whereLayer("gateway")
            .mayOnlyBeAccessedByLayers("manifest", "cli", "bench")
            .whereLayer("manifest")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("guests")
            .mayOnlyBeAccessedByLayers("cli", "bench")
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("bench");

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("dev.mote.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyOneImplementationSeesEndive = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mote.engine.endive..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("run.endive..");

    @ArchTest
    static final ArchRule theEngineApiKnowsNoImplementation = noClasses()
            .that()
            .resideInAPackage("dev.mote.engine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mote.engine.*..");

    @ArchTest
    static final ArchRule onlyTheFacesChooseAnEngine = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.mote.component..",
                    "dev.mote.wasi..",
                    "dev.mote.worlds..",
                    "dev.mote.platform..",
                    "dev.mote.local..",
                    "dev.mote.s3..",
                    "dev.mote.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.mote.engine.*..");

    @ArchTest
    static final ArchRule onlyFrontsSeeVertx = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mote.gateway..", "dev.mote.bench..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..");

    @ArchTest
    static final ArchRule onlyManifestsAreToml = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mote.manifest..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tomlj..");

    @ArchTest
    static final ArchRule onlyLocalSeesADatabase = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mote.local..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule onlyS3SeesItsClient = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mote.s3..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..");

    @ArchTest
    static final ArchRule theGroundKnowsNoJson = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.mote.engine..",
                    "dev.mote.component..",
                    "dev.mote.wasi..",
                    "dev.mote.worlds..",
                    "dev.mote.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..");
}
