package dev.latchkey.setting;

/**
 * The parsed name of a provider's setting.
 *
 * @param id the id of the provider
 * @param name the part in place of {@code <name>} in the setting's name
 */
record ProviderSettingName(String id, ProviderSetting<?> setting, String name) {}
