package dev.mote.component.runtime;

/** What a core module is given for one of its imports. */
record CoreImport(String module, String name, CoreDef item) {}
