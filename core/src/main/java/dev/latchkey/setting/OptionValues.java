package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options with the values that were chosen for them. Immutable. */
public final class OptionValues {

    private static final OptionValues NONE = new OptionValues(Map.of(), List.of());

    private final Map<Option<?>, Object> values;
    private final List<Option<?>> twice;

    private OptionValues(Map<Option<?>, Object> values, List<Option<?>> twice) {
        this.values = values;
        this.twice = twice;
    }

    /** Nothing is chosen. */
    public static OptionValues none() {
        return NONE;
    }

    /** These and one more. An option that has a value keeps it, and {@link #problems} says so. */
    public <T> OptionValues with(Option<T> option, T value) {
        return with(new OptionValues(Map.of(option, value), List.of()));
    }

    /** These and more, likewise. */
    public OptionValues with(OptionValues more) {
        List<Option<?>> all = new ArrayList<>(twice);
        all.addAll(more.twice);
        more.values.keySet().stream().filter(values::containsKey).forEach(all::add);
        return new OptionValues(more.under(values), all);
    }

    /** These, and {@code lower} for what they do not choose. */
    public OptionValues over(OptionValues lower) {
        return new OptionValues(lower.under(values), twice);
    }

    private Map<Option<?>, Object> under(Map<Option<?>, Object> upper) {
        Map<Option<?>, Object> all = new LinkedHashMap<>(values);
        all.putAll(upper);
        return all;
    }

    /** The value that was chosen. */
    @SuppressWarnings("unchecked") // with(…) takes no other
    public <T> Optional<T> get(Option<T> option) {
        return Optional.ofNullable((T) values.get(option));
    }

    /** The value that was chosen, or the setting's default, which is a value. */
    public <T> T orStandard(Setting<T> setting) {
        return get(setting).orElseGet(() -> setting.type().read(List.of(setting.standard())));
    }

    /** Whether a flag was chosen and is true. */
    public boolean isOn(Option<Boolean> flag) {
        return get(flag).orElse(false);
    }

    /** What code has chosen twice, and values that no application may choose; each with the call that mends it. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        twice.stream()
                .map(Option::call)
                .distinct()
                .forEach(call -> problems.add(call + " is called twice: make one call"));
        values.forEach((option, value) -> {
            if (option instanceof Setting<?> setting) {
                fault(setting, value).ifPresent(problems::add);
            }
        });
        return problems;
    }

    @SuppressWarnings("unchecked") // with(…) takes no other
    private static <T> Optional<String> fault(Setting<T> setting, Object value) {
        return Optional.ofNullable(setting.fault((T) value)).map(fault -> setting.call() + " " + fault);
    }
}
