package rekindle.trials.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/// A class whose package-info carries `@NullMarked`.
final class BeInANullMarkedPackage extends ArchCondition<JavaClass> {
  static final ArchCondition<JavaClass> RULE = new BeInANullMarkedPackage();

  private BeInANullMarkedPackage() {
    super("be in a null-marked package");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
    events.add(
        new SimpleConditionEvent(type, marked, type.getPackageName() + " has no @NullMarked"));
  }
}
