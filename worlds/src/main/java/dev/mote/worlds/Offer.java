package dev.mote.worlds;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a static method that a world offers to guests; the value is the name of the import. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Offer {
    String value();
}
