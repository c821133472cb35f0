package dev.overfit.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.overfit.optimizer.Adam;
import dev.overfit.optimizer.AdamW;
import dev.overfit.optimizer.LearningRateSchedule;
import dev.overfit.optimizer.LearningRateSchedule.Constant;
import dev.overfit.optimizer.LearningRateSchedule.InverseTimeDecay;
import dev.overfit.optimizer.Optimizer;
import dev.overfit.optimizer.Sgd;
import java.io.IOException;

/** An {@link Optimizer} and its schedule as JSON. */
final class OptimizerJson {
  private OptimizerJson() {}

  static ObjectNode write(Optimizer optimizer) {
    ObjectNode node = object();
    if (optimizer instanceof AdamW adamW) {
      adam(node.put("type", "adamw"), adamW.adam()).put("weight_decay", adamW.weightDecay());
    } else if (optimizer instanceof Adam adam) {
      adam(node.put("type", "adam"), adam);
    } else {
      node.put("type", "sgd");
    }
    node.set("learning_rate", schedule(optimizer.learningRate()));
    return node;
  }

  private static ObjectNode adam(ObjectNode node, Adam adam) {
    return node.put("beta1", adam.beta1())
        .put("beta2", adam.beta2())
        .put("epsilon", adam.epsilon());
  }

  private static ObjectNode schedule(LearningRateSchedule schedule) {
    if (schedule instanceof InverseTimeDecay decay) {
      return object()
          .put("type", "inverse_time_decay")
          .put("rate", decay.rate())
          .put("decay_rate", decay.decayRate())
          .put("decay_steps", decay.decaySteps())
          .put("staircase", decay.staircase());
    }
    return object().put("type", "constant").put("rate", ((Constant) schedule).rate());
  }

  static Optimizer read(Json json) throws IOException {
    LearningRateSchedule schedule = readSchedule(json.get("learning_rate"));
    return switch (json.text("type")) {
      case "sgd" -> new Sgd(schedule);
      case "adam" -> readAdam(json, schedule);
      case "adamw" -> {
        Adam adam = readAdam(json, schedule);
        double weightDecay = json.real("weight_decay");
        yield json.checked(() -> new AdamW(adam, weightDecay));
      }
      default ->
          throw json.error("expected type sgd, adam or adamw, found '" + json.text("type") + "'");
    };
  }

  private static Adam readAdam(Json json, LearningRateSchedule schedule) throws IOException {
    double beta1 = json.real("beta1");
    double beta2 = json.real("beta2");
    double epsilon = json.real("epsilon");
    return json.checked(() -> new Adam(schedule, beta1, beta2, epsilon));
  }

  private static LearningRateSchedule readSchedule(Json json) throws IOException {
    double rate = json.real("rate");
    return switch (json.text("type")) {
      case "constant" -> json.checked(() -> new Constant(rate));
      case "inverse_time_decay" -> {
        double decayRate = json.real("decay_rate");
        long decaySteps = json.number("decay_steps");
        boolean staircase = json.flag("staircase");
        yield json.checked(() -> new InverseTimeDecay(rate, decayRate, decaySteps, staircase));
      }
      default ->
          throw json.error(
              "expected type constant or inverse_time_decay, found '" + json.text("type") + "'");
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
