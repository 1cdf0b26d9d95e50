#include "app/guardrails/found_marks.h"

#include <algorithm>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "proxy/core/guard/hazard.h"
#include "proxy/core/pipeline/guard_table.h"

namespace gatehouse::app {
namespace {

struct FoundMarksWords {
    Q_DECLARE_TR_FUNCTIONS(Guardrails)
};

const QString kBetween = QStringLiteral(", ");

/// "email 2 REDACT by people, secret 1 BLOCK by keys"
void addData(const QString& told, bool inAnswer, std::vector<FoundMark>& marks)
{
    static const QRegularExpression entry(QStringLiteral("^(.+) (\\d+) ([A-Z]+)(?: by (.*))?$"));
    for (const QString& each : told.split(kBetween)) {
        const auto fits = entry.match(each);
        if (!fits.hasMatch()) continue;
        marks.push_back({kindTitle(fits.captured(1).toStdString()),
                         fits.captured(4),
                         fits.captured(3).toStdString(),
                         inAnswer,
                         fits.captured(2).toInt(),
                         {}});
    }
}

/// "short 1 BLOCK by limits: 21000 characters, 20000 are allowed"
void addDemand(const QString& told, bool inAnswer, std::vector<FoundMark>& marks)
{
    const auto colon = told.indexOf(QStringLiteral(": "));
    if (colon < 0) return;
    const auto before = marks.size();
    addData(told.left(colon), inAnswer, marks);
    for (auto i = before; i < marks.size(); ++i) marks[i].more = told.mid(colon + 2);
}

/// "tool 0.93, base64 BLOCK", "user 0.80 SANITIZE, 2 places"
void addAttack(const QString& told, std::vector<FoundMark>& marks)
{
    static const QRegularExpression entry(QStringLiteral("^(.+) ([A-Z]+)(?:, (\\d+) places?)?"));
    const auto fits = entry.match(told);
    if (!fits.hasMatch()) return;
    const int places = std::max(1, fits.captured(3).toInt());
    marks.push_back({FoundMarksWords::tr("Attacks on the model"),
                     text(std::string(pipeline::kInjectionRule)), fits.captured(2).toStdString(),
                     false, places, fits.captured(1)});
}

/// "S1 BLOCK, S10 FLAG (call, 812 ms)"
void addVerdict(const QString& told, bool inAnswer, std::vector<FoundMark>& marks)
{
    const auto bracket = told.lastIndexOf(QStringLiteral(" ("));
    const QString facts = bracket < 0 ? QString() : told.mid(bracket + 2).chopped(1);
    // The first of them is the call that asked: it has a row of its own.
    const QString more = QStringList(facts.split(kBetween).mid(1)).join(kBetween);
    for (const QString& each : told.left(bracket).split(kBetween)) {
        const auto parts = each.split(QLatin1Char(' '));
        const auto hazard = guard::hazardOf(parts.front().toStdString());
        if (!hazard || parts.size() != 2) continue;
        marks.push_back(
            {hazardTitle(*hazard), parts.front(), parts.back().toStdString(), inAnswer, 1, more});
    }
}

}  // namespace

std::vector<FoundMark> foundMarks(const record::Exchange& exchange)
{
    std::vector<FoundMark> marks;
    for (const auto& stop : exchange.trace) {
        const QString told = text(stop.decision);
        if (stop.stop == "dlp") addData(told, false, marks);
        if (stop.stop == "dlp-answer") addData(told, true, marks);
        if (stop.stop == "demand") addDemand(told, false, marks);
        if (stop.stop == "demand-answer") addDemand(told, true, marks);
        if (stop.stop == "injection") addAttack(told, marks);
        if (stop.stop == "verdict") addVerdict(told, false, marks);
        if (stop.stop == "verdict-answer") addVerdict(told, true, marks);
    }
    return marks;
}

QString ruleFilter(const QString& rule)
{
    static const QRegularExpression odd(QStringLiteral("[^\\p{L}\\p{N}_.-]"));
    const bool isBare = !rule.isEmpty() && !rule.contains(odd);
    return QStringLiteral("rule:") +
           (isBare ? rule : QString(QLatin1Char('"') + rule + QLatin1Char('"')));
}

}  // namespace gatehouse::app
