package dev.latchkey.setting;

/**
 * The parsed name of a provider's setting.
 *
 * @param id the provider's
 * @param name what stands for {@code <name>} in the setting's name
 */
record ProviderSettingName(String id, ProviderSetting<?> setting, String name) {}
