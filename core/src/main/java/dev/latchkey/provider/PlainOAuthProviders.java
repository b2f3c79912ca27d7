package dev.latchkey.provider;

/** The ready-made providers that speak plain OAuth 2.0. Applications call them as methods of {@link Providers}. */
abstract class PlainOAuthProviders {

    PlainOAuthProviders() {}

    /** Returns 42 School. */
    public static OAuthProvider fortyTwoSchool() {
        return Providers.named("42-school");
    }

    /** Returns Atlassian. */
    public static OAuthProvider atlassian() {
        return Providers.named("atlassian");
    }

    /** Returns Azure DevOps, which Microsoft has discontinued. Use {@link Providers#microsoftEntraId} instead. */
    public static OAuthProvider azureDevOps() {
        return Providers.named("azure-devops");
    }

    /** Returns Bitbucket. */
    public static OAuthProvider bitbucket() {
        return Providers.named("bitbucket");
    }

    /** Returns Box. */
    public static OAuthProvider box() {
        return Providers.named("box");
    }

    /** Returns BoxyHQ SAML, which needs the {@code issuer}. */
    public static OAuthProvider boxyHqSaml() {
        return Providers.named("boxyhq-saml");
    }

    /** Returns Bungie. */
    public static OAuthProvider bungie() {
        return Providers.named("bungie");
    }

    /** Returns ClickUp. */
    public static OAuthProvider clickUp() {
        return Providers.named("click-up");
    }

    /** Returns Coinbase. */
    public static OAuthProvider coinbase() {
        return Providers.named("coinbase");
    }

    /** Returns Concept2. */
    public static OAuthProvider concept2() {
        return Providers.named("concept2");
    }

    /** Returns Discord. */
    public static OAuthProvider discord() {
        return Providers.named("discord");
    }

    /** Returns Dribbble. */
    public static OAuthProvider dribbble() {
        return Providers.named("dribbble");
    }

    /** Returns Dropbox. */
    public static OAuthProvider dropbox() {
        return Providers.named("dropbox");
    }

    /** Returns Eventbrite. */
    public static OAuthProvider eventbrite() {
        return Providers.named("eventbrite");
    }

    /** Returns EVE Online. */
    public static OAuthProvider eveOnline() {
        return Providers.named("eveonline");
    }

    /** Returns Facebook. */
    public static OAuthProvider facebook() {
        return Providers.named("facebook");
    }

    /** Returns FACEIT. */
    public static OAuthProvider faceit() {
        return Providers.named("faceit");
    }

    /** Returns Figma. */
    public static OAuthProvider figma() {
        return Providers.named("figma");
    }

    /** Returns Foursquare. */
    public static OAuthProvider foursquare() {
        return Providers.named("foursquare");
    }

    /** Returns Freshbooks. */
    public static OAuthProvider freshbooks() {
        return Providers.named("freshbooks");
    }

    /** Returns GitHub. {@link OAuthProvider#baseUrl} changes the provider to a GitHub Enterprise Server. */
    public static OAuthProvider github() {
        return Providers.named("github");
    }

    /** Returns GitLab. {@link OAuthProvider#baseUrl} changes the provider to a self-managed GitLab. */
    public static OAuthProvider gitlab() {
        return Providers.named("gitlab");
    }

    /** Returns Gumroad. */
    public static OAuthProvider gumroad() {
        return Providers.named("gumroad");
    }

    /** Returns HubSpot. */
    public static OAuthProvider hubSpot() {
        return Providers.named("hubspot");
    }

    /** Returns Instagram. */
    public static OAuthProvider instagram() {
        return Providers.named("instagram");
    }

    /** Returns Kakao. */
    public static OAuthProvider kakao() {
        return Providers.named("kakao");
    }

    /** Returns Kick. */
    public static OAuthProvider kick() {
        return Providers.named("kick");
    }

    /** Returns Linear. */
    public static OAuthProvider linear() {
        return Providers.named("linear");
    }

    /** Returns Mailchimp. */
    public static OAuthProvider mailchimp() {
        return Providers.named("mailchimp");
    }

    /** Returns Mail.ru. */
    public static OAuthProvider mailRu() {
        return Providers.named("mailru");
    }

    /** Returns Mastodon, which needs the {@code issuer}. */
    public static OAuthProvider mastodon() {
        return Providers.named("mastodon");
    }

    /** Returns Mattermost, which needs the {@code issuer}. */
    public static OAuthProvider mattermost() {
        return Providers.named("mattermost");
    }

    /** Returns Medium. */
    public static OAuthProvider medium() {
        return Providers.named("medium");
    }

    /** Returns Naver. */
    public static OAuthProvider naver() {
        return Providers.named("naver");
    }

    /** Returns Netlify. */
    public static OAuthProvider netlify() {
        return Providers.named("netlify");
    }

    /** Returns NetSuite, which needs the variable {@code accountId} and a user information endpoint. */
    public static OAuthProvider netSuite() {
        return Providers.named("netsuite");
    }

    /** Returns Nextcloud, which needs the {@code issuer}. */
    public static OAuthProvider nextcloud() {
        return Providers.named("nextcloud");
    }

    /** Returns Notion. */
    public static OAuthProvider notion() {
        return Providers.named("notion");
    }

    /** Returns Osso, which needs the {@code issuer}. */
    public static OAuthProvider osso() {
        return Providers.named("osso");
    }

    /** Returns osu!. */
    public static OAuthProvider osu() {
        return Providers.named("osu");
    }

    /** Returns Patreon. */
    public static OAuthProvider patreon() {
        return Providers.named("patreon");
    }

    /** Returns PayPal. The variable {@code domain} changes the provider to the sandbox. */
    public static OAuthProvider payPal() {
        return Providers.named("paypal");
    }

    /** Returns Pinterest. */
    public static OAuthProvider pinterest() {
        return Providers.named("pinterest");
    }

    /** Returns Pipedrive. */
    public static OAuthProvider pipedrive() {
        return Providers.named("pipedrive");
    }

    /** Returns Polar. */
    public static OAuthProvider polar() {
        return Providers.named("polar");
    }

    /** Returns Railway. */
    public static OAuthProvider railway() {
        return Providers.named("railway");
    }

    /** Returns Reddit. */
    public static OAuthProvider reddit() {
        return Providers.named("reddit");
    }

    /** Returns Spotify. */
    public static OAuthProvider spotify() {
        return Providers.named("spotify");
    }

    /** Returns Strava. */
    public static OAuthProvider strava() {
        return Providers.named("strava");
    }

    /** Returns Threads. */
    public static OAuthProvider threads() {
        return Providers.named("threads");
    }

    /** Returns TikTok. */
    public static OAuthProvider tikTok() {
        return Providers.named("tiktok");
    }

    /** Returns Todoist. */
    public static OAuthProvider todoist() {
        return Providers.named("todoist");
    }

    /** Returns Trakt. */
    public static OAuthProvider trakt() {
        return Providers.named("trakt");
    }

    /** Returns Twitter. */
    public static OAuthProvider twitter() {
        return Providers.named("twitter");
    }

    /** Returns Vercel. */
    public static OAuthProvider vercel() {
        return Providers.named("vercel");
    }

    /** Returns VK. */
    public static OAuthProvider vk() {
        return Providers.named("vk");
    }

    /** Returns Webex. */
    public static OAuthProvider webex() {
        return Providers.named("webex");
    }

    /** Returns WeChat. */
    public static OAuthProvider weChat() {
        return Providers.named("wechat");
    }

    /** Returns Wikimedia. */
    public static OAuthProvider wikimedia() {
        return Providers.named("wikimedia");
    }

    /** Returns WordPress.com. */
    public static OAuthProvider wordPress() {
        return Providers.named("wordpress");
    }

    /** Returns WorkOS. */
    public static OAuthProvider workOs() {
        return Providers.named("workos");
    }

    /** Returns Yandex. */
    public static OAuthProvider yandex() {
        return Providers.named("yandex");
    }

    /** Returns Zoho. */
    public static OAuthProvider zoho() {
        return Providers.named("zoho");
    }

    /** Returns Zoom. */
    public static OAuthProvider zoom() {
        return Providers.named("zoom");
    }
}
