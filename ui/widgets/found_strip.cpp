#include "ui/widgets/found_strip.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

const char* badgeOf(const std::string& action)
{
    if (action == "BLOCK") return "bad";
    return action == "FLAG" ? "info" : "warn";
}

QString titleOf(const app::FoundMark& mark)
{
    return mark.count == 1 ? mark.kind
                           : FoundStrip::tr("%1 × %2").arg(mark.kind, app::count(mark.count));
}

QString placeOf(const app::FoundMark& mark)
{
    QStringList words{mark.inAnswer ? FoundStrip::tr("in the answer")
                                    : FoundStrip::tr("in the request")};
    if (!mark.rule.isEmpty()) words += FoundStrip::tr("rule %1").arg(mark.rule);
    if (!mark.more.isEmpty()) words += mark.more;
    return words.join(QStringLiteral(" · "));
}

}  // namespace

FoundStrip::FoundStrip(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("traffic.found"));
    setAccessibleName(tr("What the guard found"));
    setProperty("card", true);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(6, 6, 6, 6);
    column_->setSpacing(0);
    hide();
}

void FoundStrip::show(const std::vector<app::FoundMark>& marks)
{
    setVisible(!marks.empty());
    if (marks == marks_) return;
    marks_ = marks;
    clearLayout(column_);
    const auto shown = std::min(marks.size(), kMost);
    for (std::size_t i = 0; i < shown; ++i) addRow(marks[i], i);
    if (shown < marks.size()) {
        const auto more = static_cast<int>(marks.size() - shown);
        column_->addWidget(makeLabel(tr("and %n more, in Trace", nullptr, more), "caption", this));
    }
}

void FoundStrip::addRow(const app::FoundMark& mark, std::size_t place)
{
    auto* row = new LinkRow(QStringLiteral("traffic.found.") + QString::number(place), this);
    auto* inner = new QHBoxLayout(row);
    inner->setContentsMargins(8, 5, 8, 5);
    inner->setSpacing(8);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    auto* title = new ElidedLabel(titleOf(mark), row);
    setRole(title, "strong");
    words->addWidget(title);
    auto* where = new ElidedLabel(placeOf(mark), row);
    setRole(where, "caption");
    words->addWidget(where);
    inner->addLayout(words, 1);
    inner->addWidget(makeBadge(app::actionTitle(mark.action), badgeOf(mark.action), row));
    row->setAccessibleName(
        QStringList{titleOf(mark), placeOf(mark), app::actionTitle(mark.action)}.join(
            QStringLiteral(", ")));
    row->setEnabled(!mark.rule.isEmpty());
    if (row->isEnabled()) row->setToolTip(tr("Show all calls in which this rule found something"));
    connect(row, &LinkRow::clicked, this,
            [this, rule = mark.rule] { Q_EMIT filterAsked(app::ruleFilter(rule)); });
    column_->addWidget(row);
}

}  // namespace gatehouse::ui
