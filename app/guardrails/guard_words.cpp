#include "app/guardrails/guard_words.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>
#include <QStringList>

#include "app/formats.h"
#include "app/guardrails/demand_words.h"

namespace gatehouse::app {
namespace {

struct GuardWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

struct BuiltIn {
    const char* group;
    const char* profile;
    const char* title;
    const char* hint;
};

// clang-format off
constexpr BuiltIn kBuiltIn[] = {
    {QT_TRANSLATE_NOOP("Guardrails", "Secrets"), "secret", QT_TRANSLATE_NOOP("Guardrails", "Keys and secrets"), QT_TRANSLATE_NOOP("Guardrails", "tokens of 150 kinds, passwords")},
    {QT_TRANSLATE_NOOP("Guardrails", "People"), "email", QT_TRANSLATE_NOOP("Guardrails", "E-mail addresses"), ""},
    {QT_TRANSLATE_NOOP("Guardrails", "People"), "phone", QT_TRANSLATE_NOOP("Guardrails", "Phone numbers"), QT_TRANSLATE_NOOP("Guardrails", "as they are written in many countries")},
    {QT_TRANSLATE_NOOP("Guardrails", "People"), "birth_date", QT_TRANSLATE_NOOP("Guardrails", "Dates of birth"), QT_TRANSLATE_NOOP("Guardrails", "behind a word that names them")},
    {QT_TRANSLATE_NOOP("Guardrails", "People"), "postal_address", QT_TRANSLATE_NOOP("Guardrails", "Postal addresses"), QT_TRANSLATE_NOOP("Guardrails", "a guess by the words around them")},
    {QT_TRANSLATE_NOOP("Guardrails", "People"), "person_name", QT_TRANSLATE_NOOP("Guardrails", "Names of people"), QT_TRANSLATE_NOOP("Guardrails", "a guess by the words around them")},
    {QT_TRANSLATE_NOOP("Guardrails", "Money"), "payment_card", QT_TRANSLATE_NOOP("Guardrails", "Payment cards"), QT_TRANSLATE_NOOP("Guardrails", "with their check digit")},
    {QT_TRANSLATE_NOOP("Guardrails", "Money"), "iban", QT_TRANSLATE_NOOP("Guardrails", "IBANs"), QT_TRANSLATE_NOOP("Guardrails", "with their check digits")},
    {QT_TRANSLATE_NOOP("Guardrails", "Money"), "bank_number", QT_TRANSLATE_NOOP("Guardrails", "Account numbers"), QT_TRANSLATE_NOOP("Guardrails", "behind a word that names them")},
    {QT_TRANSLATE_NOOP("Guardrails", "Money"), "crypto_address", QT_TRANSLATE_NOOP("Guardrails", "Crypto addresses"), QT_TRANSLATE_NOOP("Guardrails", "by form and checksum")},
    {QT_TRANSLATE_NOOP("Guardrails", "Ids and health"), "national_id", QT_TRANSLATE_NOOP("Guardrails", "National ids"), QT_TRANSLATE_NOOP("Guardrails", "of more than 30 countries")},
    {QT_TRANSLATE_NOOP("Guardrails", "Ids and health"), "medical", QT_TRANSLATE_NOOP("Guardrails", "Medical numbers"), QT_TRANSLATE_NOOP("Guardrails", "behind a word that names them")},
    {QT_TRANSLATE_NOOP("Guardrails", "Network"), "ip_address", QT_TRANSLATE_NOOP("Guardrails", "IP addresses"), ""},
    {QT_TRANSLATE_NOOP("Guardrails", "Network"), "mac_address", QT_TRANSLATE_NOOP("Guardrails", "MAC addresses"), ""},
    {QT_TRANSLATE_NOOP("Guardrails", "Network"), "image_link", QT_TRANSLATE_NOOP("Guardrails", "Addresses of pictures"), QT_TRANSLATE_NOOP("Guardrails", "fetched as soon as an answer is shown")},
    {QT_TRANSLATE_NOOP("Guardrails", "Network"), "data_link", QT_TRANSLATE_NOOP("Guardrails", "Links that carry data"), QT_TRANSLATE_NOOP("Guardrails", "with more than host and path")},
    {QT_TRANSLATE_NOOP("Guardrails", "Network"), "code_block", QT_TRANSLATE_NOOP("Guardrails", "Blocks of code"), QT_TRANSLATE_NOOP("Guardrails", "in any language")},
    {QT_TRANSLATE_NOOP("Guardrails", "Your own"), "word", QT_TRANSLATE_NOOP("Guardrails", "All your words"), ""},
    {QT_TRANSLATE_NOOP("Guardrails", "Your own"), "pattern", QT_TRANSLATE_NOOP("Guardrails", "All your expressions"), ""},
};

constexpr const char* kHazards[] = {
    QT_TRANSLATE_NOOP("Guardrails", "Violent crimes"),
    QT_TRANSLATE_NOOP("Guardrails", "Non-violent crimes"),
    QT_TRANSLATE_NOOP("Guardrails", "Sex crimes"),
    QT_TRANSLATE_NOOP("Guardrails", "Child exploitation"),
    QT_TRANSLATE_NOOP("Guardrails", "Defamation"),
    QT_TRANSLATE_NOOP("Guardrails", "Specialised advice"),
    QT_TRANSLATE_NOOP("Guardrails", "Privacy"),
    QT_TRANSLATE_NOOP("Guardrails", "Intellectual property"),
    QT_TRANSLATE_NOOP("Guardrails", "Indiscriminate weapons"),
    QT_TRANSLATE_NOOP("Guardrails", "Hate"),
    QT_TRANSLATE_NOOP("Guardrails", "Suicide and self-harm"),
    QT_TRANSLATE_NOOP("Guardrails", "Sexual content"),
    QT_TRANSLATE_NOOP("Guardrails", "Elections"),
};

constexpr ActionWords kActions[] = {
    {"FLAG",   QT_TRANSLATE_NOOP("Guardrails", "Flag"),   QT_TRANSLATE_NOOP("Guardrails", "It passes, and its row in Traffic tells of it.")},
    {"PLACEHOLDER", QT_TRANSLATE_NOOP("Guardrails", "Placeholder"), QT_TRANSLATE_NOOP("Guardrails", "A name such as [EMAIL_7F3A2C] stands in its place: the same value, the same name.")},
    {"HASH",   QT_TRANSLATE_NOOP("Guardrails", "Hash"),   QT_TRANSLATE_NOOP("Guardrails", "A short hash stands in its place: the same value, the same hash.")},
    {"MASK",   QT_TRANSLATE_NOOP("Guardrails", "Mask"),   QT_TRANSLATE_NOOP("Guardrails", "Its last four letters stay; of secrets nothing does.")},
    {"REDACT", QT_TRANSLATE_NOOP("Guardrails", "Redact"), QT_TRANSLATE_NOOP("Guardrails", "The name of its kind stands in its place.")},
    {"SANITIZE", QT_TRANSLATE_NOOP("Guardrails", "Sanitise"), QT_TRANSLATE_NOOP("Guardrails", "What makes it an attack is taken out, and the rest goes on. The log shows both.")},
    {"BLOCK",  QT_TRANSLATE_NOOP("Guardrails", "Block"),  QT_TRANSLATE_NOOP("Guardrails", "The call ends with an error before anybody sees it.")},
};

// clang-format on

QString translated(const char* source)
{
    return *source == '\0' ? QString() : QCoreApplication::translate("Guardrails", source);
}

const BuiltIn* builtIn(const std::string& profile)
{
    const auto* found = std::ranges::find_if(
        kBuiltIn, [&profile](const BuiltIn& each) { return profile == each.profile; });
    return found == std::end(kBuiltIn) ? nullptr : found;
}

const ActionWords* actionOf(const std::string& value)
{
    const auto* found = std::ranges::find_if(
        kActions, [&value](const ActionWords& each) { return value == each.value; });
    return found == std::end(kActions) ? nullptr : found;
}

QString listWords(const std::vector<std::string>& each)
{
    QStringList words;
    for (const auto& one : each) words.append(text(one));
    return words.join(QStringLiteral(", "));
}

}  // namespace

std::vector<DetectorGroup> detectorGroups(const GuardSettings& settings)
{
    std::vector<DetectorGroup> groups;
    for (const auto& each : kBuiltIn) {
        const QString title = translated(each.group);
        if (groups.empty() || groups.back().title != title) groups.push_back({title, {}});
        groups.back().detectors.push_back(
            {each.profile, translated(each.title), translated(each.hint)});
    }
    std::set<std::string> known;
    for (const auto& each : settings.own) {
        known.insert(each.id);
        groups.back().detectors.push_back(
            {each.id, text(each.id),
             each.isDemand() ? demandWords(each.demand)
             : each.isExpression
                 ? GuardWords::tr("an expression")
                 : GuardWords::tr("%n word(s)", nullptr, static_cast<int>(each.words.size()))});
    }
    DetectorGroup others{GuardWords::tr("Named elsewhere"), {}};
    for (const auto& policy : settings.policies) {
        for (const auto& profile : policy.profiles) {
            if (builtIn(profile) != nullptr || !known.insert(profile).second) continue;
            others.detectors.push_back(
                {profile, text(profile), GuardWords::tr("a profile of Cloudflare's")});
        }
    }
    if (!others.detectors.empty()) groups.push_back(std::move(others));
    return groups;
}

std::span<const ActionWords> guardActions()
{
    return kActions;
}

QString actionTitle(const std::string& action)
{
    const auto* words = actionOf(action);
    return words == nullptr ? text(action) : translated(words->title);
}

QString actionDoes(const std::string& action)
{
    const auto* words = actionOf(action);
    return words == nullptr ? QString() : translated(words->does);
}

QString kindTitle(const std::string& kind)
{
    const auto* words = builtIn(kind);
    return words == nullptr ? text(kind) : translated(words->title);
}

QString hazardTitle(std::size_t hazard)
{
    return hazard < std::size(kHazards) ? translated(kHazards[hazard]) : QString();
}

QString profilesWords(const GuardPolicy& policy)
{
    constexpr qsizetype kNamed = 3;
    QStringList titles;
    for (const auto& each : policy.profiles) titles.append(kindTitle(each));
    if (titles.isEmpty()) return GuardWords::tr("looks for nothing");
    const auto more = static_cast<int>(titles.size() - kNamed);
    if (more <= 1) return titles.join(QStringLiteral(", "));
    return GuardWords::tr("%1 and %2 more")
        .arg(titles.mid(0, kNamed).join(QStringLiteral(", ")), count(more));
}

QString placesWords(const GuardPolicy& policy)
{
    if (policy.onRequest && policy.onAnswer) return GuardWords::tr("both ways");
    if (policy.onRequest) return GuardWords::tr("requests");
    return policy.onAnswer ? GuardWords::tr("answers") : GuardWords::tr("nowhere");
}

QString scopeWords(const GuardPolicy& policy)
{
    QStringList parts;
    if (!policy.providers.empty()) parts.append(listWords(policy.providers));
    if (!policy.models.empty()) parts.append(listWords(policy.models));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace gatehouse::app
