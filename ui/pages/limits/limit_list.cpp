#include "ui/pages/limits/limit_list.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/pages/limits/use_bar.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/link_row.h"

namespace gatehouse::ui {
namespace {

constexpr int kStateWidth = 108;
constexpr int kUseWidth = 236;
constexpr int kActionWidth = 124;

bool saysTheSame(const app::LimitRow& a, const app::LimitRow& b)
{
    return a.id == b.id && a.title == b.title && a.what == b.what && a.action == b.action;
}

}  // namespace

Token tokenOf(app::LimitRow::State state)
{
    using State = app::LimitRow::State;
    switch (state) {
        case State::Fine:
            return Token::Ok;
        case State::Near:
            return Token::Warn;
        case State::Full:
            return Token::Bad;
        case State::Draft:
            return Token::Info;
        case State::Off:
        case State::Alone:
            break;
    }
    return Token::Text3;
}

LimitList::LimitList(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("limits.list"));
    setProperty("card", true);
    column_ = new QVBoxLayout(this);
    column_->setContentsMargins(6, 6, 6, 6);
    column_->setSpacing(0);
}

bool LimitList::isSame(const std::vector<app::LimitRow>& rows) const
{
    if (rows.size() != lines_.size()) return false;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!saysTheSame(rows[i], lines_[i].row)) return false;
    }
    return true;
}

void LimitList::show(const std::vector<app::LimitRow>& rows)
{
    if (!isSame(rows)) {
        clearLayout(column_);
        lines_.clear();
        for (const auto& row : rows) addLine(row);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) fill(lines_[i], rows[i]);
    setVisible(!rows.empty());
}

void LimitList::addLine(const app::LimitRow& row)
{
    const QString base = QStringLiteral("limits.limit.") + app::text(row.id);
    auto* whole = new QWidget(this);
    auto* outer = new QHBoxLayout(whole);
    outer->setContentsMargins(0, 0, 8, 0);
    outer->setSpacing(6);
    auto* link = new LinkRow(base, whole);
    auto* inner = new QHBoxLayout(link);
    inner->setContentsMargins(12, 10, 12, 10);
    inner->setSpacing(14);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    auto* title = new ElidedLabel(row.title, link);
    setRole(title, "strong");
    words->addWidget(title);
    auto* what = new ElidedLabel(row.what, link);
    setRole(what, "small");
    words->addWidget(what);
    inner->addLayout(words, 1);
    Line line;
    line.row = row;
    line.link = link;
    auto* use = new QWidget(link);
    use->setFixedWidth(Theme::of().scaled(kUseWidth));
    auto* course = new QVBoxLayout(use);
    course->setContentsMargins(0, 0, 0, 0);
    course->setSpacing(4);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(8);
    line.used = new ElidedLabel({}, use);
    setRole(line.used, "monoSmall");
    line.left = new ElidedLabel({}, use);
    setRole(line.left, "small");
    line.left->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    figures->addWidget(line.used, 3);
    figures->addWidget(line.left, 2);
    course->addLayout(figures);
    line.bar = new UseBar(use);
    course->addWidget(line.bar);
    inner->addWidget(use);
    auto* state = new QWidget(link);
    state->setFixedWidth(Theme::of().scaled(kStateWidth));
    auto* stateRow = new QHBoxLayout(state);
    stateRow->setContentsMargins(0, 0, 0, 0);
    stateRow->setSpacing(6);
    line.dot = new Dot(Token::Text3, 6, state);
    line.state = makeLabel({}, "small", state);
    stateRow->addWidget(line.dot);
    stateRow->addWidget(line.state, 1);
    inner->addWidget(state);
    auto* action = makeBadge(row.action, "neutral", link);
    action->setToolTip(tr("What happens to a call that is too much"));
    auto* place = new QWidget(link);
    place->setFixedWidth(Theme::of().scaled(kActionWidth));
    auto* placeRow = new QHBoxLayout(place);
    placeRow->setContentsMargins(0, 0, 0, 0);
    placeRow->addWidget(action);
    placeRow->addStretch(1);
    inner->addWidget(place);
    outer->addWidget(link, 1);
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove %1").arg(row.title),
                                  QStringLiteral("trash"), whole);
    outer->addWidget(remove);
    if (row.isOfGateway || row.isOfRoute) {
        remove->setEnabled(false);
        remove->setToolTip(row.isOfRoute ? tr("It belongs to the route, and is changed there")
                                         : tr("It belongs to the gateway, and is changed there"));
        link->setEnabled(false);
    }
    connect(link, &LinkRow::clicked, this, [this, id = row.id] { Q_EMIT openAsked(id); });
    connect(remove, &QToolButton::clicked, this, [this, id = row.id] { Q_EMIT removeAsked(id); });
    column_->addWidget(whole);
    lines_.push_back(std::move(line));
}

void LimitList::fill(Line& line, const app::LimitRow& row)
{
    line.row = row;
    const Token colour = tokenOf(row.state);
    const QString state = app::stateWords(row.state);
    line.dot->setToken(colour);
    if (line.state->text() != state) line.state->setText(state);
    const bool counts = !row.used.isEmpty();
    line.bar->setVisible(counts);
    line.bar->set(row.share, row.warnAt, colour);
    line.used->setWhole(row.used);
    QString right = row.resets.isEmpty() ? row.left : tr("free %1").arg(row.resets);
    if (row.callers > 1) right = row.who + QStringLiteral(" +") + app::count(row.callers - 1);
    line.left->setWhole(counts ? right : QString());
    QString tip = row.left;
    if (!row.who.isEmpty()) tip = row.who + QStringLiteral(": ") + tip;
    if (!row.resets.isEmpty()) tip += QStringLiteral(", ") + tr("free again %1").arg(row.resets);
    line.left->setToolTip(tip);
    line.link->setAccessibleName(
        tr("%1: %2, %3, %4").arg(row.title, row.what, state, counts ? row.used : row.action));
}

}  // namespace gatehouse::ui
