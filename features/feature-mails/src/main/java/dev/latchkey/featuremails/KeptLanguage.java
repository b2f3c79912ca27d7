package dev.latchkey.featuremails;

import dev.latchkey.feature.FeatureContext;
import dev.latchkey.model.Claims;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.StoredRecord;
import dev.latchkey.text.Texts;
import java.util.Locale;
import java.util.Optional;

/**
 * The language of each user's last visit, for mails about what may be somebody else's doing. A user of the standard
 * language has no record.
 */
public final class KeptLanguage {

    private static final String KIND = "mail-language";
    private static final String MEMBER = "language";

    private final RecordStore records;
    private final Texts texts;

    private KeptLanguage(RecordStore records, Texts texts) {
        this.records = records;
        this.texts = texts;
    }

    /** Returns the languages in the application's store; empty if it has none. */
    public static Optional<KeptLanguage> of(FeatureContext context) {
        return context.records().map(records -> new KeptLanguage(records, context.texts()));
    }

    /**
     * Keeps the language of the request that this thread answers. Call it only if the request surely comes from the
     * user: a stranger must not choose the language of the mails that warn of the stranger.
     */
    public void keep(String userId) {
        Locale now = texts.language();
        Optional<StoredRecord> record = records.record(KIND, userId);
        if (record.map(KeptLanguage::language).orElse(texts.languages().get(0)).equals(now)) {
            return;
        }
        String content = Claims.empty().with(MEMBER, now.toLanguageTag()).toJson();
        if (record.isPresent()) { // of two visits at the same moment, either is the last one
            records.replaceRecord(record.get(), content, null);
        } else {
            records.addRecord(StoredRecord.of(KIND, userId, userId, content));
        }
    }

    /** Returns the language of a user; empty if none is kept. */
    Optional<Locale> of(String userId) {
        return records.record(KIND, userId).map(KeptLanguage::language);
    }

    private static Locale language(StoredRecord record) {
        return Claims.parse(record.content())
                .text(MEMBER)
                .map(Locale::forLanguageTag)
                .orElse(Locale.ROOT);
    }
}
