package dev.overfit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/**
 * All classes of the artifact. Reading them takes seconds, so only the rules that check them ask
 * for them.
 */
final class MainClasses {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.overfit");

  private MainClasses() {}
}
