package consumer.spring;

import dev.overfit.export.FollowOptions;
import dev.overfit.export.LivePredictor;
import dev.overfit.export.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/**
 * Answers predictions from the newest version of a model, and trains the next one in the
 * background.
 */
@SpringBootApplication
public class Service {
  /** Takes Spring's arguments, and {@code --models=FOLDER} for the exported models. */
  public static void main(String[] args) {
    SpringApplication.run(Service.class, args);
  }

  @Bean
  Training training(@Value("${models}") Path models) {
    return new Training(models);
  }

  /**
   * Creates the predictor, which Spring closes at the end. On its first start, the service trains
   * the model that it serves.
   */
  @Bean
  LivePredictor live(Training training) throws IOException {
    if (!Files.isDirectory(training.model())) {
      training.export(Circle.rows(2000), 1);
    }
    return LivePredictor.follow(
        training.model(),
        FollowOptions.defaults()
            .withLoad(LoadOptions.defaults().withThreads(1))
            .withInterval(Duration.ofMillis(100)));
  }
}
