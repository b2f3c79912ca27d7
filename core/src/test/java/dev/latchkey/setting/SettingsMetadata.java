package dev.latchkey.setting;

import dev.latchkey.model.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What editors read to complete and explain names in the files of Spring Boot and Micronaut. The format has no place
 * for any id, so the settings that providers usually need are there for each ready provider. All settings of a hundred
 * providers would be half a megabyte.
 */
final class SettingsMetadata {

    private static final List<ProviderSetting<?>> USUAL =
            List.of(ProviderSettings.CLIENT_ID, ProviderSettings.CLIENT_SECRET, ProviderSettings.ISSUER);

    private SettingsMetadata() {}

    static String text(Iterable<String> readyProviders) {
        List<Map<String, Object>> properties = new ArrayList<>();
        CoreSettings.ALL.forEach(setting -> properties.add(property(setting.name(), setting)));
        readyProviders.forEach(id ->
                USUAL.forEach(setting -> properties.add(property(setting.nameOf(id, ""), setting.setting()))));
        StringBuilder text = new StringBuilder("{\"properties\": [\n");
        properties.forEach(property -> text.append(text.indexOf("\n") == text.length() - 1 ? "" : ",\n")
                .append(json(property)));
        return text.append("\n]}\n").toString();
    }

    private static Map<String, Object> property(String name, Setting<?> setting) {
        Map<String, Object> property = new LinkedHashMap<>();
        property.put("name", Setting.PREFIX + name);
        property.put("type", setting.type().javaType());
        property.put("description", setting.about());
        return property;
    }

    private static String json(Map<String, Object> property) {
        return Claims.of(property).toJson();
    }
}
