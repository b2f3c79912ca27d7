package dev.latchkey.setting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the values that were chosen for options. Immutable. */
public final class OptionValues {

    private static final OptionValues NONE = new OptionValues(Map.of(), List.of());

    private final Map<Option<?>, Object> values;
    private final List<Option<?>> twice;

    private OptionValues(Map<Option<?>, Object> values, List<Option<?>> twice) {
        this.values = values;
        this.twice = twice;
    }

    /** Returns an instance without values. */
    public static OptionValues none() {
        return NONE;
    }

    /**
     * Returns a copy with one more value. If the option already has a value, the option keeps that value, and
     * {@link #problems} reports the second call.
     */
    public <T> OptionValues with(Option<T> option, T value) {
        return with(new OptionValues(Map.of(option, value), List.of()));
    }

    /** Works like {@code #with(Option, Object)}, for several values. */
    public OptionValues with(OptionValues more) {
        List<Option<?>> all = new ArrayList<>(twice);
        all.addAll(more.twice);
        for (Option<?> option : more.values.keySet()) {
            if (values.containsKey(option)) {
                all.add(option);
            }
        }
        return new OptionValues(more.under(values), all);
    }

    /** Returns these values, plus the values of {@code lower} for options that have no value here. */
    public OptionValues over(OptionValues lower) {
        return new OptionValues(lower.under(values), twice);
    }

    /** Returns only the values of {@code options}. */
    public OptionValues only(Collection<? extends Option<?>> options) {
        Map<Option<?>, Object> some = new LinkedHashMap<>(values);
        some.keySet().retainAll(options);
        return new OptionValues(some, List.of());
    }

    private Map<Option<?>, Object> under(Map<Option<?>, Object> upper) {
        Map<Option<?>, Object> all = new LinkedHashMap<>(values);
        all.putAll(upper);
        return all;
    }

    /** Returns the chosen value. */
    @SuppressWarnings("unchecked") // with(…) accepts no other type
    public <T> Optional<T> get(Option<T> option) {
        return Optional.ofNullable((T) values.get(option));
    }

    /** Returns the chosen value, or the default of the setting. */
    public <T> T orStandard(Setting<T> setting) {
        T value = get(setting).orElse(null);
        return value != null ? value : setting.type().read(List.of(setting.standard()));
    }

    /** Returns whether one of {@code options} has a value. */
    public boolean hasAny(Collection<? extends Option<?>> options) {
        return !Collections.disjoint(options, values.keySet());
    }

    /** Returns whether a flag is set to true. */
    public boolean isOn(Option<Boolean> flag) {
        return get(flag).orElse(false);
    }

    /**
     * Returns the mistakes, which are options that code has set twice and invalid values. Each message names the call
     * that corrects the mistake.
     */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (Option<?> option : new LinkedHashSet<>(twice)) {
            problems.add(option.call() + " is called twice: make one call");
        }
        for (Map.Entry<Option<?>, Object> chosen : values.entrySet()) {
            String fault = chosen.getKey() instanceof Setting<?> setting ? fault(setting, chosen.getValue()) : null;
            if (fault != null) {
                problems.add(chosen.getKey().call() + " " + fault);
            }
        }
        return problems;
    }

    @SuppressWarnings("unchecked") // with(…) accepts no other type
    private static <T> @Nullable String fault(Setting<T> setting, Object value) {
        return setting.fault((T) value);
    }
}
