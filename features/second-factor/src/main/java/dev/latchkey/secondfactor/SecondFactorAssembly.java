package dev.latchkey.secondfactor;

import dev.latchkey.feature.EventListeners;
import dev.latchkey.feature.FeatureContext;
import dev.latchkey.feature.Installed;
import dev.latchkey.feature.RouteSpec;
import dev.latchkey.featuremails.MailQueue;
import dev.latchkey.featuremails.MailedSecrets;
import dev.latchkey.setting.OptionValues;
import dev.latchkey.store.RecordStore;
import dev.latchkey.store.UserStore;
import dev.latchkey.text.InstantWords;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Puts the feature together for one application. */
final class SecondFactorAssembly {

    /** As long as for linking an account. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private final FeatureContext context;
    private final OptionValues values;
    private final boolean recovers;
    private final EventListeners events;
    private final SecondFactorFrame frame;
    private final InstantWords times;
    private final AuthenticatorApps apps;
    private final BackupCodes backupCodes;
    private final TrustedBrowsers browsers;
    private final StrongMethods strong;
    private final SetUpRequirement requirement;
    private final MailRecovery recovery;
    private final CodeCheck check;
    private final UserSecondFactors users;
    private final AppSetUp setUp;

    SecondFactorAssembly(
            FeatureContext context, OptionValues values, @Nullable RequiredFor rule, boolean wanted, int hashRounds) {
        RecordStore records = context.records().orElseThrow();
        UserStore userStore = context.users().orElseThrow();
        this.context = context;
        this.values = values;
        this.recovers = wanted && context.mail().isPresent();
        this.events = context.events();
        this.frame = new SecondFactorFrame(context.pages(), context.texts());
        this.times = new InstantWords(context.texts());
        SealedKeys keys = new SealedKeys(context.seal("app"));
        UserRecords recoveries = MailRecovery.records(records);
        this.apps = new AuthenticatorApps(records, keys, new TimeCodes(), context.clock());
        this.backupCodes = new BackupCodes(records, context.random(), hashRounds);
        this.browsers = new TrustedBrowsers(context, records, trusted());
        this.strong = new StrongMethods(context, userStore);
        this.requirement = new SetUpRequirement(
                rule,
                values.orStandard(SecondFactorSettings.GRACE),
                SetUpRequirement.records(records),
                context.clock());
        this.recovery = new MailRecovery(
                recoveries,
                apps,
                userStore,
                context.addresses(),
                events,
                context.clock(),
                values.orStandard(SecondFactorSettings.RECOVERY_WAIT),
                recovers);
        this.check = new CodeCheck(
                apps, backupCodes, new CodeLimits(context.limits(), events), recovery, events, context.clock());
        this.users = new UserSecondFactors(
                userStore, apps, backupCodes, browsers, recoveries, SetUpRequirement.records(records), events);
        this.setUp = new AppSetUp(apps, new SealedKeys(context.seal("setup")), context.addresses(), context.random());
    }

    private Duration trusted() {
        return values.orStandard(SecondFactorSettings.TRUSTED_BROWSERS);
    }

    Installed installed() {
        SecondFactorSection section =
                new SecondFactorSection(apps, backupCodes, browsers, recovery, context.texts(), times);
        Installed installed = Installed.none()
                .with(new SecondFactorStep(apps, browsers, strong, requirement, recovery))
                .with(section)
                .with(new AppConfirmation(apps, check, context.confirmation()).offer(context.texts()))
                .with(RouteSpec.post(SecondFactor.ID + "/browsers/end", section::end)
                        .recently(RECENT)
                        .describedBy(SecondFactorDocuments.END))
                .with(step())
                .with(settingUp())
                .with(managing())
                .withApi(users);
        return recovers ? installed.with(recovering()) : installed;
    }

    private RouteSpec[] step() {
        StepEndpoint step = new StepEndpoint(
                apps,
                strong,
                check,
                browsers,
                recovery,
                context.signIn(),
                events,
                frame,
                trusted().toDays());
        return new RouteSpec[] {
            RouteSpec.get(SecondFactor.ID, step::show).halfSignedIn().describedBy(SecondFactorDocuments.STEP),
            RouteSpec.post(SecondFactor.ID, step::answer).halfSignedIn().describedBy(SecondFactorDocuments.ANSWER)
        };
    }

    private RouteSpec[] settingUp() {
        SetUpPage page = new SetUpPage(frame, setUp);
        CodesPage codes = new CodesPage(frame);
        SetUpEndpoint signedIn = new SetUpEndpoint(
                apps, backupCodes, setUp, page, codes, check, context.callers(), context.confirmation(), events);
        EnrolEndpoint half = new EnrolEndpoint(
                apps, backupCodes, strong, setUp, requirement, times, page, codes, check, context.signIn(), events);
        return new RouteSpec[] {
            RouteSpec.get(SetUpEndpoint.PATH, signedIn::show)
                    .recently(RECENT)
                    .describedBy(SecondFactorDocuments.SET_UP_PAGE),
            RouteSpec.post(SetUpEndpoint.PATH, signedIn::prove)
                    .recently(RECENT)
                    .describedBy(SecondFactorDocuments.SET_UP),
            RouteSpec.get(EnrolEndpoint.PATH, half::show).halfSignedIn().describedBy(SecondFactorDocuments.ENROL_PAGE),
            RouteSpec.post(EnrolEndpoint.PATH, half::prove).halfSignedIn().describedBy(SecondFactorDocuments.ENROL),
            RouteSpec.post(SecondFactor.ID + "/skip", half::skip).halfSignedIn().describedBy(SecondFactorDocuments.SKIP)
        };
    }

    private RouteSpec[] managing() {
        ManageEndpoint manage = new ManageEndpoint(
                apps, backupCodes, check, users, new CodesPage(frame), context.callers(), events, frame);
        return new RouteSpec[] {
            RouteSpec.get(ManageEndpoint.PATH, manage::show).recently(RECENT).describedBy(SecondFactorDocuments.MANAGE),
            RouteSpec.post(SecondFactor.ID + "/codes", manage::makeCodes)
                    .recently(RECENT)
                    .describedBy(SecondFactorDocuments.CODES),
            RouteSpec.post(SecondFactor.ID + "/remove", manage::remove)
                    .recently(RECENT)
                    .describedBy(SecondFactorDocuments.REMOVE)
        };
    }

    private RouteSpec[] recovering() {
        RecoveryMails mails = new RecoveryMails(
                MailQueue.of(context).orElseThrow(), MailedSecrets.of(context).orElseThrow(), context.texts(), times);
        RecoveryEndpoint endpoint = new RecoveryEndpoint(
                recovery,
                mails,
                new RecoveryPages(frame, times),
                context.limits(),
                check,
                users,
                context.signIn(),
                events,
                context.clock());
        return new RouteSpec[] {
            RouteSpec.post(RecoveryEndpoint.PATH, endpoint::begin)
                    .halfSignedIn()
                    .describedBy(SecondFactorDocuments.RECOVER),
            RouteSpec.get(RecoveryEndpoint.COMPLETE_PATH, endpoint::link)
                    .halfSignedIn()
                    .describedBy(SecondFactorDocuments.COMPLETE_LINK),
            RouteSpec.post(RecoveryEndpoint.COMPLETE_PATH, endpoint::complete)
                    .halfSignedIn()
                    .describedBy(SecondFactorDocuments.COMPLETE),
            RouteSpec.post(RecoveryEndpoint.END_PATH, endpoint::end)
                    .signedIn()
                    .describedBy(SecondFactorDocuments.END_RECOVERY),
            RouteSpec.get(RecoveryEndpoint.STOP_PATH, endpoint::stopLink).describedBy(SecondFactorDocuments.STOP_LINK),
            RouteSpec.post(RecoveryEndpoint.STOP_PATH, endpoint::stop).describedBy(SecondFactorDocuments.STOP)
        };
    }
}
