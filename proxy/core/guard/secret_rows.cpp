#include "proxy/core/guard/secret_rows.h"

#include <cstddef>

namespace gatehouse::guard {
namespace {

/// Of base64url; -1: no letter of it.
int valueOf(char c) noexcept
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '-' || c == '+' ? 62 : c == '_' || c == '/' ? 63 : -1;
}

/// The first part is an object: its last byte is a closing brace.
bool isSigned(std::string_view key) noexcept
{
    const auto header = key.substr(0, key.find('.'));
    const std::size_t size = header.size();
    if (header.size() == key.size()) return true;  // its end is not seen
    if (size < 4) return false;
    const int before = valueOf(header[size - 2]);
    const int last = valueOf(header[size - 1]);
    if (before < 0 || last < 0) return false;
    switch (size % 4) {
        case 0:
            return ((before & 3) << 6 | last) == '}';
        case 3:
            return ((before & 15) << 4 | last >> 2) == '}';
        case 2:
            return (before << 2 | last >> 4) == '}';
        default:
            return false;
    }
}

/// All of them have the maker's name inside, in base64.
bool isOpenai(std::string_view key) noexcept
{
    constexpr std::size_t kAllSeen = 64;
    return key.size() >= kAllSeen || key.find("T3BlbkFJ") != std::string_view::npos;
}

// clang-format off
constexpr SecretRow kRows[] = {
    // AI providers
    {"anthropic-key",          "sk-ant-[A-Za-z0-9_-]{32,}"},
    {"openai-project-key",     "sk-proj-[A-Za-z0-9_-]{40,}", 250, isOpenai},
    {"openai-service-key",     "sk-svcacct-[A-Za-z0-9_-]{40,}"},
    {"openai-admin-key",       "sk-admin-[A-Za-z0-9_-]{40,}"},
    {"openrouter-key",         "sk-or-v1-[a-f0-9]{64}"},
    {"langsmith-key",          "lsv2_[a-z]{2}_[a-f0-9]{32}_[a-f0-9]{10}"},
    {"langfuse-key",           "sk-lf-[a-f0-9-]{36}"},
    {"openai-key",             "sk-[A-Za-z0-9]{20,}"},
    {"helicone-key",           "sk-helicone-[a-z0-9-]{20,}"},
    {"groq-key",               "gsk_[A-Za-z0-9]{40,}"},
    {"xai-key",                "xai-[A-Za-z0-9]{60,}"},
    {"perplexity-key",         "pplx-[A-Za-z0-9]{40,}"},
    {"replicate-key",          "r8_[A-Za-z0-9]{37}"},
    {"huggingface-key",        "hf_[A-Za-z]{30,40}"},
    {"huggingface-key",        "hf_[A-Za-z0-9]{34}"},
    {"huggingface-org-key",    "api_org_[A-Za-z]{30,40}"},
    {"nvidia-key",             "nvapi-[A-Za-z0-9_-]{50,}"},
    {"fireworks-key",          "fw_[A-Za-z0-9]{22,}"},
    {"cerebras-key",           "csk-[a-z0-9]{40,}"},
    {"pinecone-key",           "pcsk_[A-Za-z0-9_]{40,}"},
    {"tavily-key",             "tvly-[A-Za-z0-9-]{20,}"},
    {"elevenlabs-key",         "sk_[a-f0-9]{48}"},
    {"cartesia-key",           "sk_car_[A-Za-z0-9]{20,}"},
    {"wandb-key",              "wandb_v1_[A-Za-z0-9_]{30,}"},
    {"gatehouse-key",          "gh_[A-Za-z0-9_-]{40,}"},
    // Clouds
    {"aws-access-key",         "AKIA[A-Z0-9]{16}"},
    {"aws-access-key",         "ASIA[A-Z0-9]{16}", 0},
    {"aws-access-key",         "ABIA[A-Z2-7]{16}"},
    {"aws-access-key",         "ACCA[A-Z2-7]{16}"},
    {"aws-access-key",         "A3T[A-Z0-9]{17}", 0},
    {"aws-bedrock-key",        "ABSK[A-Za-z0-9+/]{90,}={0,2}", 150},
    {"aws-bedrock-key",        "bedrock-api-key-[A-Za-z0-9+/=]{20,}", 150},
    {"aws-mws-key",            "amzn\\.mws\\.[a-f0-9-]{36}"},
    {"google-api-key",         "AIza[A-Za-z0-9_-]{35}", 300},
    {"google-oauth-token",     "ya29\\.[A-Za-z0-9_-]{30,}"},
    {"google-oauth-secret",    "GOCSPX-[A-Za-z0-9_-]{28}"},
    {"google-refresh-token",   "1//0[A-Za-z0-9_-]{40,}"},
    {"azure-client-secret",    "[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}", 350},
    {"azure-storage-key",      "AccountKey=[A-Za-z0-9+/]{80,}={0,2}"},
    {"azure-shared-key",       "SharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}"},
    {"digitalocean-token",     "dop_v1_[a-f0-9]{64}"},
    {"digitalocean-token",     "doo_v1_[a-f0-9]{64}"},
    {"digitalocean-token",     "dor_v1_[a-f0-9]{64}"},
    {"alibaba-key",            "LTAI[A-Za-z0-9]{20}"},
    {"tencent-key",            "AKID[A-Za-z0-9]{32}"},
    {"yandex-key",             "AQVN[A-Za-z0-9_-]{35,38}"},
    {"yandex-token",           "t1\\.[A-Za-z0-9_-]{20,}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}"},
    {"yandex-aws-key",         "YC[A-Za-z0-9_-]{38}", 380},
    {"ibm-key",                "ApiKey-[A-Za-z0-9_-]{44}"},
    {"scaleway-key",           "SCW[A-Z0-9]{17}", 300},
    {"heroku-key",             "HRKU-[A-Za-z0-9_-]{36,}"},
    {"flyio-token",            "fo1_[A-Za-z0-9_-]{43}", 380},
    {"flyio-token",            "fm1[ar]_[A-Za-z0-9+/]{90,}={0,3}"},
    {"flyio-token",            "fm2_[A-Za-z0-9+/]{90,}={0,3}"},
    {"cloudflare-origin-key",  "v1\\.0-[a-f0-9]{24}-[a-f0-9]{146}"},
    {"cloudflare-token",       "cfat_[A-Za-z0-9]{40,}"},
    {"vercel-token",           "vcp_[A-Za-z0-9]{24,}"},
    {"vercel-blob-token",      "vercel_blob_rw_[A-Za-z0-9_]{30,}"},
    {"netlify-token",          "nfp_[A-Za-z0-9]{36,}"},
    {"render-key",             "rnd_[A-Za-z0-9]{28,}"},
    {"supabase-key",           "sbp_[a-f0-9]{40}"},
    {"supabase-key",           "sb_secret_[A-Za-z0-9_-]{20,}"},
    {"planetscale-token",      "pscale_tkn_[A-Za-z0-9=._-]{32,64}"},
    {"planetscale-token",      "pscale_oauth_[A-Za-z0-9=._-]{32,64}"},
    {"planetscale-password",   "pscale_pw_[A-Za-z0-9=._-]{32,64}"},
    {"neon-key",               "napi_[a-z0-9]{40,}"},
    {"databricks-token",       "dapi[a-f0-9]{32}"},
    {"clickhouse-key",         "4b1d[A-Za-z0-9]{38}", 350},
    {"doppler-token",          "dp\\.[a-z]{2,6}\\.[A-Za-z0-9]{40,44}"},
    {"pulumi-token",           "pul-[a-f0-9]{40}"},
    {"terraform-token",        "[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9=_-]{60,70}"},
    {"vault-token",            "hvs\\.[A-Za-z0-9_-]{24,}"},
    {"vault-token",            "hvb\\.[A-Za-z0-9_-]{50,}"},
    {"vault-token",            "s\\.[A-Za-z0-9]{24}", 360},
    {"infracost-token",        "ico-[A-Za-z0-9]{32}", 300},
    {"prefect-key",            "pnu_[A-Za-z0-9]{36}"},
    {"openshift-token",        "sha256~[A-Za-z0-9_-]{43}"},
    {"harness-key",            "pat\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}"},
    {"harness-key",            "sat\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9]{24}\\.[A-Za-z0-9]{20}"},
    // Source and packages
    {"github-token",           "ghp_[A-Za-z0-9]{36}"},
    {"github-token",           "gho_[A-Za-z0-9]{36}"},
    {"github-token",           "ghu_[A-Za-z0-9]{36}"},
    {"github-token",           "ghs_[A-Za-z0-9]{36}"},
    {"github-token",           "ghr_[A-Za-z0-9]{36}"},
    {"github-fine-token",      "github_pat_[A-Za-z0-9_]{82}"},
    {"gitlab-token",           "glpat-[A-Za-z0-9_-]{20,}\\.[a-z0-9]{9}"},
    {"gitlab-token",           "glpat-[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "glrt-t[0-9]_[A-Za-z0-9_-]{20,}\\.[a-z0-9]{9}"},
    {"gitlab-token",           "glrt-[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "glcbt-[A-Za-z0-9]{1,5}_[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "gldt-[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "glffct-[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "glft-[A-Za-z0-9_-]{20}"},
    {"gitlab-token",           "glimt-[A-Za-z0-9_-]{25}"},
    {"gitlab-token",           "glagent-[A-Za-z0-9_-]{50}"},
    {"gitlab-token",           "gloas-[A-Za-z0-9_-]{64}"},
    {"gitlab-token",           "glptt-[a-f0-9]{40}"},
    {"gitlab-token",           "glsoat-[A-Za-z0-9_-]{20}"},
    {"gitlab-runner-token",    "GR1348941[A-Za-z0-9_-]{20}"},
    {"gitlab-session",         "_gitlab_session=[a-z0-9]{32}"},
    {"bitbucket-token",        "ATBB[A-Za-z0-9]{32}"},
    {"bitbucket-token",        "ATCTT3xFfG[A-Za-z0-9+/=_-]{50,}"},
    {"atlassian-token",        "ATATT3[A-Za-z0-9_=-]{150,}"},
    {"npm-token",              "npm_[A-Za-z0-9]{36}"},
    {"pypi-token",             "pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}"},
    {"pypi-token",             "pypi-AgENdGVzdC5weXBpLm9yZw[A-Za-z0-9_-]{50,}"},
    {"rubygems-key",           "rubygems_[a-f0-9]{48}"},
    {"clojars-token",          "CLOJARS_[a-z0-9]{60}"},
    {"nuget-key",              "oy2[a-z0-9]{43}", 350},
    {"crates-token",           "cio[A-Za-z0-9]{32}", 380},
    {"docker-token",           "dckr_pat_[A-Za-z0-9_-]{27,}"},
    {"docker-token",           "dckr_oat_[A-Za-z0-9_-]{32,}"},
    {"artifactory-key",        "AKCp[A-Za-z0-9]{69}"},
    {"artifactory-token",      "cmVmd[A-Za-z0-9]{59}"},
    {"sonar-token",            "squ_[a-f0-9]{40}"},
    {"sonar-token",            "sqp_[a-f0-9]{40}"},
    {"sonar-token",            "sqa_[a-f0-9]{40}"},
    {"sourcegraph-token",      "sgp_[A-Fa-f0-9]{16}_[A-Fa-f0-9]{40}"},
    {"sourcegraph-token",      "sgp_local_[A-Fa-f0-9]{40}"},
    {"sourcegraph-token",      "sgp_[A-Fa-f0-9]{40}"},
    {"sourcegraph-token",      "slk_[a-f0-9]{64}"},
    {"buildkite-token",        "bkua_[a-f0-9]{40}"},
    {"circleci-token",         "CCIPAT_[A-Za-z0-9]{22}_[a-f0-9]{40}"},
    {"octopus-key",            "API-[A-Z0-9]{26}", 320},
    {"launchdarkly-key",       "sdk-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"},
    {"launchdarkly-key",       "api-[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[a-f0-9]{4}-[a-f0-9]{12}"},
    {"snyk-token",             "snyk_[a-z]{3}\\.[A-Za-z0-9]{8}\\.[A-Za-z0-9_-]{40,}"},
    {"figma-token",            "figd_[A-Za-z0-9_-]{40,}"},
    {"figma-token",            "figu[rh]?_[A-Za-z0-9_-]{40,}"},
    // Talk, mail, work
    {"slack-token",            "xoxb-[0-9]{8,14}-[A-Za-z0-9-]{10,}"},
    {"slack-token",            "xoxp-[0-9]{10,13}-[A-Za-z0-9-]{28,}"},
    {"slack-token",            "xoxe-[0-9]-[A-Za-z0-9]{100,}"},
    {"slack-token",            "xoxe\\.xox[bp]-[0-9]-[A-Za-z0-9]{100,}"},
    {"slack-token",            "xoxa-[0-9]{1,14}-[A-Za-z0-9-]{8,}"},
    {"slack-token",            "xoxr-[0-9]{1,14}-[A-Za-z0-9-]{8,}"},
    {"slack-token",            "xox[os]-[0-9]{1,14}-[A-Za-z0-9-]{12,}"},
    {"slack-token",            "xapp-[0-9]-[A-Z0-9]{6,}-[0-9]{6,}-[a-z0-9]{20,}"},
    {"slack-webhook",          "https://hooks\\.slack\\.com/services/[A-Za-z0-9+/]{40,60}", 100},
    {"slack-webhook",          "https://hooks\\.slack\\.com/workflows/[A-Za-z0-9+/]{40,90}", 100},
    {"slack-webhook",          "hooks\\.slack\\.com/services/[A-Za-z0-9+/]{40,60}", 100},
    {"teams-webhook",          "https://[a-z0-9-]{2,30}\\.webhook\\.office\\.com/webhookb2/[A-Za-z0-9@/-]{80,}", 100},
    {"discord-webhook",        "https://discord\\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,}", 100},
    {"discord-webhook",        "https://discordapp\\.com/api/webhooks/[0-9]{17,20}/[A-Za-z0-9_-]{60,}", 100},
    {"discord-token",          "[MNO][A-Za-z0-9_-]{23,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,38}", 380},
    {"telegram-token",         "[0-9]{8,10}:AA[A-Za-z0-9_-]{33}", 350},
    {"sendgrid-key",           "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"},
    {"sendgrid-key",           "SG\\.[A-Za-z0-9=_.-]{66}", 380},
    {"sendinblue-key",         "xkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}"},
    {"mailgun-key",            "key-[a-f0-9]{32}"},
    {"mailgun-key",            "pubkey-[a-f0-9]{32}"},
    {"mailchimp-key",          "[a-f0-9]{32}-us[0-9]{1,2}"},
    {"mandrill-key",           "md-[A-Za-z0-9_-]{22}", 340},
    {"resend-key",             "re_[A-Za-z0-9]{8}_[A-Za-z0-9]{24}"},
    {"twilio-key",             "SK[a-f0-9]{32}", 300},
    {"twilio-account",         "AC[a-f0-9]{32}", 300},
    {"notion-token",           "ntn_[0-9]{11}[A-Za-z0-9]{32,35}"},
    {"notion-token",           "secret_[A-Za-z0-9]{43}"},
    {"airtable-token",         "pat[A-Za-z0-9]{14}\\.[a-f0-9]{64}"},
    {"linear-key",             "lin_api_[A-Za-z0-9]{40}"},
    {"linear-key",             "lin_oauth_[a-f0-9]{64}"},
    {"asana-token",            "[0-9]/[0-9]{13,17}:[a-f0-9]{32}"},
    {"asana-token",            "[0-9]/[0-9]{13,17}/[0-9]{13,17}:[a-f0-9]{32}"},
    {"clickup-token",          "pk_[0-9]{6,9}_[A-Z0-9]{32}"},
    {"typeform-token",         "tfp_[A-Za-z0-9=._-]{59}"},
    {"contentful-token",       "CFPAT-[A-Za-z0-9_-]{43}"},
    {"readme-key",             "rdme_[a-z0-9]{70}"},
    {"postman-key",            "PMAK-[a-f0-9]{24}-[a-f0-9]{34}"},
    {"intercom-token",         "dG9rO[A-Za-z0-9+/=]{40,}"},
    {"hubspot-token",          "pat-na1-[a-f0-9-]{36}"},
    {"hubspot-token",          "pat-eu1-[a-f0-9-]{36}"},
    {"salesforce-token",       "00D[A-Za-z0-9]{12,15}![A-Za-z0-9._]{60,}"},
    {"frameio-token",          "fio-u-[A-Za-z0-9=_-]{64}"},
    {"adobe-secret",           "p8e-[a-z0-9]{32}"},
    {"dropbox-token",          "sl\\.[A-Za-z0-9=_-]{130,}"},
    {"facebook-token",         "EAA[MC][A-Za-z0-9]{90,}"},
    {"facebook-token",         "[0-9]{15,16}|[A-Za-z0-9_-]{27}", 350},
    {"instagram-token",        "IGQV[A-Za-z0-9_-]{100,}"},
    {"twitter-bearer",         "AAAAAAAAAAAAAAAAAAAA[A-Za-z0-9%]{60,}"},
    {"intra42-secret",         "s-s4t2[ua][df]-[a-f0-9]{64}"},
    {"duffel-token",           "duffel_test_[A-Za-z0-9_=-]{43}"},
    {"duffel-token",           "duffel_live_[A-Za-z0-9_=-]{43}"},
    {"easypost-key",           "EZAK[A-Za-z0-9]{54}"},
    {"easypost-key",           "EZTK[A-Za-z0-9]{54}"},
    {"maxmind-key",            "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk"},
    {"settlemint-token",       "sm_aat_[A-Za-z0-9]{16}"},
    {"settlemint-token",       "sm_pat_[A-Za-z0-9]{16}"},
    {"settlemint-token",       "sm_sat_[A-Za-z0-9]{16}"},
    // Money
    {"stripe-key",             "sk_live_[A-Za-z0-9]{10,99}"},
    {"stripe-key",             "sk_test_[A-Za-z0-9]{10,99}"},
    {"stripe-key",             "sk_prod_[A-Za-z0-9]{10,99}"},
    {"stripe-key",             "rk_live_[A-Za-z0-9]{10,99}"},
    {"stripe-key",             "rk_test_[A-Za-z0-9]{10,99}"},
    {"stripe-key",             "rk_prod_[A-Za-z0-9]{10,99}"},
    {"stripe-webhook-secret",  "whsec_[A-Za-z0-9+/=]{24,}"},
    {"square-token",           "sq0atp-[A-Za-z0-9_-]{22}"},
    {"square-token",           "sq0csp-[A-Za-z0-9_-]{43}"},
    {"square-token",           "EAAA[A-Za-z0-9_-]{60}"},
    {"shopify-token",          "shpat_[A-Fa-f0-9]{32}"},
    {"shopify-token",          "shpca_[A-Fa-f0-9]{32}"},
    {"shopify-token",          "shppa_[A-Fa-f0-9]{32}"},
    {"shopify-token",          "shpss_[A-Fa-f0-9]{32}"},
    {"braintree-token",        "access_token$production$[a-z0-9]{16}$[a-f0-9]{32}"},
    {"flutterwave-key",        "FLWSECK_TEST-[A-Ha-h0-9]{12,32}"},
    {"flutterwave-key",        "FLWPUBK_TEST-[A-Ha-h0-9]{32}"},
    {"flutterwave-key",        "FLWSECK-[A-Ha-h0-9]{32}"},
    {"razorpay-key",           "rzp_live_[A-Za-z0-9]{14}"},
    {"razorpay-key",           "rzp_test_[A-Za-z0-9]{14}"},
    {"plaid-token",            "access-sandbox-[a-f0-9-]{36}"},
    {"plaid-token",            "access-production-[a-f0-9-]{36}"},
    {"lob-key",                "live_[a-f0-9]{35}"},
    {"lob-key",                "test_[a-f0-9]{35}"},
    {"gocardless-token",       "live_[A-Za-z0-9_-]{40}"},
    {"paypal-token",           "A21AA[A-Za-z0-9_-]{60,}"},
    {"shippo-token",           "shippo_live_[A-Fa-f0-9]{40}"},
    {"shippo-token",           "shippo_test_[A-Fa-f0-9]{40}"},
    {"freemius-key",           "sk_[A-Za-z0-9#&@*$%!^.]{29}", 400},
    // Watching
    {"grafana-cloud-token",    "glc_[A-Za-z0-9+/]{32,}={0,3}", 330},
    {"grafana-token",          "glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}"},
    {"grafana-key",            "eyJrIjoi[A-Za-z0-9+/]{60,}={0,3}"},
    {"dynatrace-token",        "dt0c01\\.[A-Z2-7]{24}\\.[A-Z2-7]{64}"},
    {"newrelic-key",           "NRAK-[A-Za-z0-9]{27}"},
    {"newrelic-key",           "NRJS-[a-f0-9]{19}"},
    {"newrelic-key",           "NRII-[A-Za-z0-9-]{32}"},
    {"sentry-token",           "sntrys_[A-Za-z0-9+/=_]{80,}"},
    {"sentry-token",           "sntryu_[a-f0-9]{64}"},
    {"posthog-key",            "phx_[A-Za-z0-9]{40,}"},
    {"honeycomb-key",          "hcaik_[a-z0-9]{50,}"},
    {"logfire-token",          "pylf_v1_[a-z]{2}_[A-Za-z0-9]{40,}"},
    {"defined-key",            "dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}"},
    {"tailscale-key",          "tskey-[a-z]{3,8}-[A-Za-z0-9_-]{12,}"},
    {"ngrok-key",              "ak_[A-Za-z0-9]{30,}"},
    {"age-key",                "AGE-SECRET-KEY-1[A-Z0-9]{58}"},
    {"1password-key",          "A3-[A-Z0-9]{6}-[A-Z0-9]{11}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"},
    {"1password-key",          "A3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}"},
    {"1password-token",        "ops_eyJ[A-Za-z0-9+/]{100,}={0,3}"},
    {"scalingo-token",         "tk-us-[A-Za-z0-9_-]{48}"},
    {"age-plugin-key",         "AGE-PLUGIN-[A-Z0-9-]{50,}"},
    {"putty-key",              "PuTTY-User-Key-File-[23]: [a-z0-9-]{5,}", 100},
    // Signed tokens
    {"jwt",                    "eyJ[A-Za-z0-9_-]{14,}\\.eyJ[A-Za-z0-9_-]{8,}\\.?[A-Za-z0-9_-]{0,}={0,2}", 300, isSigned},
    {"jwt",                    "ZXlK[A-Za-z0-9+/_-]{80,}={0,2}", 300},
    {"jwe",                    "eyJ[A-Za-z0-9_-]{14,}\\.\\.[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{10,}", 300},
};
// clang-format on

}  // namespace

std::span<const SecretRow> secretRows() noexcept
{
    return kRows;
}

}  // namespace gatehouse::guard
