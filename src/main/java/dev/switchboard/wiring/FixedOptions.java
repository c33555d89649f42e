package dev.switchboard.wiring;

import java.util.Map;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/**
 * Options that nothing overrules. By default an environment variable or a system property of the
 * same name would win over them, and a demonstration could write to the database of whoever runs
 * it.
 */
public final class FixedOptions extends MainListenerSupport {
  private final Map<String, String> options;

  /**
   * @param options by name
   */
  public FixedOptions(Map<String, String> options) {
    this.options = Map.copyOf(options);
  }

  @Override
  public void beforeInitialize(BaseMainSupport main) {
    PropertiesComponent properties =
        (PropertiesComponent) main.getCamelContext().getPropertiesComponent();
    properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    options.forEach(properties::addOverrideProperty);
  }
}
