package dev.latchkey.setting;

/**
 * A setting of one provider by its name.
 *
 * @param id the provider's
 * @param name what stands for {@code <name>} in the setting's name
 */
record ProviderSettingName(String id, ProviderSetting<?> setting, String name) {}
