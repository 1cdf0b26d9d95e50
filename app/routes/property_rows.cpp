#include "app/routes/property_rows.h"

#include <algorithm>

#include <QCoreApplication>

namespace gatehouse::app {
namespace {

using policy::NodeKind;

struct PropertyRowsWords {
    Q_DECLARE_TR_FUNCTIONS(RouteWords)
};

// clang-format off
constexpr PropertyRow kRows[] = {
    {NodeKind::Start, "deadline", QT_TRANSLATE_NOOP("RouteWords", "Time for the whole route"), QT_TRANSLATE_NOOP("RouteWords", "Until the model's answer begins, steps and all. 0: no limit."), Control::Millis, 0, 86'400},
    {NodeKind::Condition, "conditions", QT_TRANSLATE_NOOP("RouteWords", "When"), "", Control::Conditions},
    {NodeKind::Split, "shares", QT_TRANSLATE_NOOP("RouteWords", "Shares"), "", Control::Shares},
    {NodeKind::Split, "stickyBy", QT_TRANSLATE_NOOP("RouteWords", "Sticky by"), QT_TRANSLATE_NOOP("RouteWords", "Calls with the same value take the same way. Empty: by chance."), Control::Field},
    {NodeKind::Rate, "limitType", QT_TRANSLATE_NOOP("RouteWords", "Counts"), "", Control::Choice, 0, 0, "count tokens cost"},
    {NodeKind::Rate, "limit", QT_TRANSLATE_NOOP("RouteWords", "Limit"), QT_TRANSLATE_NOOP("RouteWords", "Requests, tokens, or dollars."), Control::Amount},
    {NodeKind::Rate, "window", QT_TRANSLATE_NOOP("RouteWords", "Within"), "", Control::Seconds, 1, 31'536'000},
    {NodeKind::Rate, "key", QT_TRANSLATE_NOOP("RouteWords", "For each"), QT_TRANSLATE_NOOP("RouteWords", "Every value has a count of its own."), Control::Field},
    {NodeKind::Rate, "technique", QT_TRANSLATE_NOOP("RouteWords", "Window"), "", Control::Choice, 0, 0, "fixed sliding"},
    {NodeKind::Budget, "limit", QT_TRANSLATE_NOOP("RouteWords", "Dollars"), "", Control::Amount},
    {NodeKind::Budget, "period", QT_TRANSLATE_NOOP("RouteWords", "Every"), "", Control::Choice, 0, 0, "month week day hour"},
    {NodeKind::Budget, "key", QT_TRANSLATE_NOOP("RouteWords", "For each"), QT_TRANSLATE_NOOP("RouteWords", "Every value has a budget of its own. Empty: one for all."), Control::Field},
    {NodeKind::Budget, "zone", QT_TRANSLATE_NOOP("RouteWords", "Time zone"), QT_TRANSLATE_NOOP("RouteWords", "Of the calendar, such as Europe/Berlin. Empty: UTC."), Control::Text},
    {NodeKind::Budget, "budget", QT_TRANSLATE_NOOP("RouteWords", "Or a limit of the settings"), QT_TRANSLATE_NOOP("RouteWords", "It is looked at instead, and counts by itself."), Control::Limit},
    {NodeKind::Guardrail, "categories", QT_TRANSLATE_NOOP("RouteWords", "Looks for"), "", Control::Words, 0, 0, "secret email phone payment_card iban bank_number national_id birth_date medical ip_address mac_address crypto_address postal_address person_name"},
    {NodeKind::Guardrail, "action", QT_TRANSLATE_NOOP("RouteWords", "And then"), QT_TRANSLATE_NOOP("RouteWords", "Only what blocks leads to the blocked output."), Control::Choice, 0, 0, "block redact mask hash flag"},
    {NodeKind::Guardrail, "injection", QT_TRANSLATE_NOOP("RouteWords", "Attacks on the model, %"), QT_TRANSLATE_NOOP("RouteWords", "So many of 100 ordinary texts may be taken for one. 0: they are not looked for."), Control::Amount},
    {NodeKind::Prompt, "prompt", QT_TRANSLATE_NOOP("RouteWords", "Prompt"), QT_TRANSLATE_NOOP("RouteWords", "NAME, NAME@label or NAME@3."), Control::Prompt},
    {NodeKind::Prompt, "how", QT_TRANSLATE_NOOP("RouteWords", "Goes"), "", Control::Choice, 0, 0, "begin prepend append replace"},
    {NodeKind::Cache, "ttl", QT_TRANSLATE_NOOP("RouteWords", "Kept for"), QT_TRANSLATE_NOOP("RouteWords", "How long an answer may be used again."), Control::Seconds, 1, 31'622'400},
    {NodeKind::Step, "targets", QT_TRANSLATE_NOOP("RouteWords", "Models"), QT_TRANSLATE_NOOP("RouteWords", "All of them are asked at the same time."), Control::Targets},
    {NodeKind::Step, "system", QT_TRANSLATE_NOOP("RouteWords", "Instructions"), QT_TRANSLATE_NOOP("RouteWords", "System text of these calls. Empty: none."), Control::LongText},
    {NodeKind::Step, "ask", QT_TRANSLATE_NOOP("RouteWords", "What they are asked"), QT_TRANSLATE_NOOP("RouteWords", "Empty: {{question}}. Also {{original}}, {{conversation}}, {{answers}} of the step before, and {{ID}} of any step before."), Control::LongText},
    {NodeKind::Step, "into", QT_TRANSLATE_NOOP("RouteWords", "Their answers go"), "", Control::Choice, 0, 0, "question system nothing"},
    {NodeKind::Step, "as", QT_TRANSLATE_NOOP("RouteWords", "In these words"), QT_TRANSLATE_NOOP("RouteWords", "Empty: {{answers}}. Of several models, say what shall be done with them."), Control::LongText},
    {NodeKind::Step, "need", QT_TRANSLATE_NOOP("RouteWords", "Answers needed"), QT_TRANSLATE_NOOP("RouteWords", "0: all. With fewer the step leads to error."), Control::Number, 0, 8},
    {NodeKind::Step, "timeout", QT_TRANSLATE_NOOP("RouteWords", "All of them within"), "", Control::Millis, 1, 86'400, "", Only::Always, 60},
    {NodeKind::Step, "maxTokens", QT_TRANSLATE_NOOP("RouteWords", "Tokens of each answer"), QT_TRANSLATE_NOOP("RouteWords", "At most. 0: not said."), Control::Number, 0, 1'000'000},
    {NodeKind::Model, "provider", QT_TRANSLATE_NOOP("RouteWords", "Provider"), "", Control::Provider, 0, 0, "", Only::One},
    {NodeKind::Model, "model", QT_TRANSLATE_NOOP("RouteWords", "Model"), "", Control::Model, 0, 0, "", Only::One},
    {NodeKind::Model, "key", QT_TRANSLATE_NOOP("RouteWords", "Key"), QT_TRANSLATE_NOOP("RouteWords", "Name of one of the provider's keys. Empty: any."), Control::Text, 0, 0, "", Only::One},
    {NodeKind::Model, "targets", QT_TRANSLATE_NOOP("RouteWords", "Targets"), "", Control::Targets, 0, 0, "", Only::Several},
    {NodeKind::Model, "balance", QT_TRANSLATE_NOOP("RouteWords", "Balance"), "", Control::Choice, 0, 0, "weighted round_robin least_busy cheapest fastest sticky", Only::Several},
    {NodeKind::Model, "stickyBy", QT_TRANSLATE_NOOP("RouteWords", "Sticky by"), QT_TRANSLATE_NOOP("RouteWords", "Needed by the sticky balance."), Control::Field, 0, 0, "", Only::Several},
    {NodeKind::Model, "timeout", QT_TRANSLATE_NOOP("RouteWords", "Time out"), QT_TRANSLATE_NOOP("RouteWords", "Wait for the first part of an answer. 0: as the provider's settings."), Control::Millis, 0, 86'400},
    {NodeKind::Model, "retries", QT_TRANSLATE_NOOP("RouteWords", "Retries"), "", Control::Number, 0, 4},
    {NodeKind::Model, "delay", QT_TRANSLATE_NOOP("RouteWords", "Wait before a retry, ms"), "", Control::Number, 0, 5'000},
    {NodeKind::Model, "backoff", QT_TRANSLATE_NOOP("RouteWords", "The wait grows"), "", Control::Choice, 0, 0, "constant linear exponential"},
    {NodeKind::Model, "hedge", QT_TRANSLATE_NOOP("RouteWords", "A second call"), QT_TRANSLATE_NOOP("RouteWords", "Where no answer begins, the next target is asked, too. The quicker one answers; both are paid for."), Control::Choice, 0, 0, "off after p95"},
    {NodeKind::Model, "hedgeAfter", QT_TRANSLATE_NOOP("RouteWords", "It goes out after, ms"), QT_TRANSLATE_NOOP("RouteWords", "Also while too few answers were seen."), Control::Number, 1, 600'000, "", Only::Always, 1'000},
    {NodeKind::Model, "on", QT_TRANSLATE_NOOP("RouteWords", "Goes to error on"), QT_TRANSLATE_NOOP("RouteWords", "None chosen: on every failure."), Control::Words, 0, 0, "connect timeout cut content_filter context 4xx 5xx 429"},
    {NodeKind::End, "message", QT_TRANSLATE_NOOP("RouteWords", "When all failed"), QT_TRANSLATE_NOOP("RouteWords", "Answered with status 503 and a mark. Empty: the last error."), Control::LongText},
    {NodeKind::Reject, "status", QT_TRANSLATE_NOOP("RouteWords", "Status"), "", Control::Number, 400, 599},
    {NodeKind::Reject, "message", QT_TRANSLATE_NOOP("RouteWords", "Message"), "", Control::LongText},
};

struct ChoiceRow {
    const char* word;
    const char* title;
};

constexpr ChoiceRow kChoices[] = {
    {"count",          QT_TRANSLATE_NOOP("RouteWords", "Requests")},
    {"tokens",         QT_TRANSLATE_NOOP("RouteWords", "Tokens")},
    {"cost",           QT_TRANSLATE_NOOP("RouteWords", "Cost in dollars")},
    {"fixed",          QT_TRANSLATE_NOOP("RouteWords", "Fixed")},
    {"sliding",        QT_TRANSLATE_NOOP("RouteWords", "Sliding")},
    {"weighted",       QT_TRANSLATE_NOOP("RouteWords", "By weight")},
    {"round_robin",    QT_TRANSLATE_NOOP("RouteWords", "In turn")},
    {"least_busy",     QT_TRANSLATE_NOOP("RouteWords", "Least busy")},
    {"cheapest",       QT_TRANSLATE_NOOP("RouteWords", "Cheapest")},
    {"fastest",        QT_TRANSLATE_NOOP("RouteWords", "Fastest")},
    {"sticky",         QT_TRANSLATE_NOOP("RouteWords", "Sticky")},
    {"constant",       QT_TRANSLATE_NOOP("RouteWords", "Not at all")},
    {"linear",         QT_TRANSLATE_NOOP("RouteWords", "Evenly")},
    {"exponential",    QT_TRANSLATE_NOOP("RouteWords", "Doubles")},
    {"off",            QT_TRANSLATE_NOOP("RouteWords", "Never")},
    {"after",          QT_TRANSLATE_NOOP("RouteWords", "After a time")},
    {"p95",            QT_TRANSLATE_NOOP("RouteWords", "Slower than 19 of 20 before")},
    {"question",       QT_TRANSLATE_NOOP("RouteWords", "In place of the question")},
    {"system",         QT_TRANSLATE_NOOP("RouteWords", "Behind the system text")},
    {"nothing",        QT_TRANSLATE_NOOP("RouteWords", "To later steps alone")},
    {"month",          QT_TRANSLATE_NOOP("RouteWords", "Month")},
    {"week",           QT_TRANSLATE_NOOP("RouteWords", "Week")},
    {"day",            QT_TRANSLATE_NOOP("RouteWords", "Day")},
    {"hour",           QT_TRANSLATE_NOOP("RouteWords", "Hour")},
    {"block",          QT_TRANSLATE_NOOP("RouteWords", "Block")},
    {"redact",         QT_TRANSLATE_NOOP("RouteWords", "Redact")},
    {"mask",           QT_TRANSLATE_NOOP("RouteWords", "Mask")},
    {"hash",           QT_TRANSLATE_NOOP("RouteWords", "Hash")},
    {"flag",           QT_TRANSLATE_NOOP("RouteWords", "Flag")},
    {"begin",          QT_TRANSLATE_NOOP("RouteWords", "Before the conversation")},
    {"prepend",        QT_TRANSLATE_NOOP("RouteWords", "Before the system text")},
    {"append",         QT_TRANSLATE_NOOP("RouteWords", "After the system text")},
    {"replace",        QT_TRANSLATE_NOOP("RouteWords", "Instead of the system text")},
    {"secret",         QT_TRANSLATE_NOOP("RouteWords", "Secrets")},
    {"email",          QT_TRANSLATE_NOOP("RouteWords", "E-mail")},
    {"phone",          QT_TRANSLATE_NOOP("RouteWords", "Phone")},
    {"payment_card",   QT_TRANSLATE_NOOP("RouteWords", "Payment card")},
    {"iban",           QT_TRANSLATE_NOOP("RouteWords", "IBAN")},
    {"bank_number",    QT_TRANSLATE_NOOP("RouteWords", "Bank number")},
    {"national_id",    QT_TRANSLATE_NOOP("RouteWords", "National id")},
    {"birth_date",     QT_TRANSLATE_NOOP("RouteWords", "Birth date")},
    {"medical",        QT_TRANSLATE_NOOP("RouteWords", "Medical")},
    {"ip_address",     QT_TRANSLATE_NOOP("RouteWords", "IP address")},
    {"mac_address",    QT_TRANSLATE_NOOP("RouteWords", "MAC address")},
    {"crypto_address", QT_TRANSLATE_NOOP("RouteWords", "Crypto address")},
    {"postal_address", QT_TRANSLATE_NOOP("RouteWords", "Postal address")},
    {"person_name",    QT_TRANSLATE_NOOP("RouteWords", "Person")},
    {"connect",        QT_TRANSLATE_NOOP("RouteWords", "No connection")},
    {"timeout",        QT_TRANSLATE_NOOP("RouteWords", "Too slow")},
    {"cut",            QT_TRANSLATE_NOOP("RouteWords", "Broken off")},
    {"content_filter", QT_TRANSLATE_NOOP("RouteWords", "Content filter")},
    {"context",        QT_TRANSLATE_NOOP("RouteWords", "Too long")},
    {"4xx",            QT_TRANSLATE_NOOP("RouteWords", "4xx")},
    {"5xx",            QT_TRANSLATE_NOOP("RouteWords", "5xx")},
    {"429",            QT_TRANSLATE_NOOP("RouteWords", "429")},
};
// clang-format on

}  // namespace

std::vector<PropertyRow> propertyRows(NodeKind kind)
{
    std::vector<PropertyRow> rows;
    std::ranges::copy_if(kRows, std::back_inserter(rows),
                         [kind](const PropertyRow& row) { return row.kind == kind; });
    return rows;
}

QString titleOf(const PropertyRow& row)
{
    return PropertyRowsWords::tr(row.title);
}

QString hintOf(const PropertyRow& row)
{
    return row.hint[0] == '\0' ? QString() : PropertyRowsWords::tr(row.hint);
}

QStringList choicesOf(const PropertyRow& row)
{
    return QString::fromLatin1(row.choices).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QString choiceTitle(const QString& choice)
{
    for (const ChoiceRow& row : kChoices) {
        if (choice == QLatin1String(row.word)) return PropertyRowsWords::tr(row.title);
    }
    return choice;
}

QString propertyTitle(NodeKind kind, const QString& name)
{
    for (const PropertyRow& row : kRows) {
        if (row.kind == kind && name == QLatin1String(row.name)) return titleOf(row);
    }
    return {};
}

}  // namespace gatehouse::app
