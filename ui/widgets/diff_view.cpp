#include "ui/widgets/diff_view.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kFieldWidth = 190;
constexpr qsizetype kLongest = 44;  // signs of a value that stands in one line

/// A value in a tint, as wide as its words.
QWidget* makeValue(const QString& text, const char* kind)
{
    auto* label = makeBadge(text, kind);
    label->setWordWrap(text.size() > kLongest);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setTextFormat(Qt::PlainText);
    return label;
}

/// An address, say: it has no blanks to break at, and beside its field there is no room for it in a
/// narrow window.
bool isLongWord(const QString& text)
{
    constexpr qsizetype kFits = 18;
    return text.size() > kFits && !text.contains(QLatin1Char(' '));
}

/// Where it may be broken all the same: behind each sign that is no letter.
QString breakable(const QString& word)
{
    QString out;
    for (const QChar sign : word) {
        out += sign;
        if (!sign.isLetterOrNumber()) out += QChar(0x200B);
    }
    return out;
}

/// The values below their field, which then have the whole width.
QWidget* makeTallLine(const app::ChangeLine& line, bool both)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 3, 0, 3);
    column->setSpacing(3);
    column->addWidget(makeLabel(line.field, "small2"));
    const auto add = [column](const QString& text, const char* kind) {
        const bool isLong = text.size() > kLongest;
        QWidget* value = makeValue(isLong ? breakable(text) : text, kind);
        value->setToolTip(text);
        auto* row = new QHBoxLayout;
        row->addWidget(value, isLong ? 1 : 0);
        row->addStretch(isLong ? 0 : 1);
        column->addLayout(row);
    };
    if (both) add(line.before, "bad");
    add(line.after.isEmpty() ? DiffView::tr("nothing") : line.after, "ok");
    return box;
}

QWidget* makeLine(const app::ChangeLine& line, bool added)
{
    if (isLongWord(line.after) || isLongWord(line.before))
        return makeTallLine(line, !added && !line.before.isEmpty());
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 3, 0, 3);
    row->setSpacing(8);
    auto* field = makeLabel(line.field, "small2");
    field->setWordWrap(true);
    field->setFixedWidth(kFieldWidth);
    row->addWidget(field, 0, Qt::AlignTop);
    const bool both = !added && !line.before.isEmpty();
    if (both) {
        row->addWidget(makeValue(line.before, "bad"), 0, Qt::AlignTop);
        row->addWidget(makeLabel(QStringLiteral("→"), "small"), 0, Qt::AlignTop);
    }
    row->addWidget(makeValue(line.after.isEmpty() ? DiffView::tr("nothing") : line.after, "ok"),
                   line.after.size() > kLongest ? 1 : 0, Qt::AlignTop);
    row->addStretch(line.after.size() > kLongest ? 0 : 1);
    return box;
}

}  // namespace

DiffView::DiffView(const QString& objectName, const QString& name, QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(objectName);
    setAccessibleName(name);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(this);
    inner->setObjectName(objectName + QStringLiteral(".changes"));
    column_ = new QVBoxLayout(inner);
    column_->setContentsMargins(0, 0, 8, 0);
    column_->setSpacing(0);
    setWidget(inner);
    // It stands on a card or a sheet, whose colour shows through.
    viewport()->setAutoFillBackground(false);
    inner->setAutoFillBackground(false);
}

void DiffView::show(const std::vector<app::ChangeGroup>& groups,
                    const std::vector<config::Problem>& problems, const config::Config& config)
{
    clearLayout(column_);
    std::vector<config::Problem> left = problems;
    for (const app::ChangeGroup& group : groups) addGroup(group, left);
    for (const config::Problem& problem : left)
        addProblem(app::placeWords(config, app::text(problem.path)) + QStringLiteral(": "), problem,
                   column_);
    column_->addStretch(1);
}

void DiffView::showNothing(const QString& text)
{
    clearLayout(column_);
    auto* words = makeLabel(text, "small");
    words->setWordWrap(true);
    column_->addWidget(words);
    column_->addStretch(1);
}

void DiffView::addGroup(const app::ChangeGroup& group, std::vector<config::Problem>& left)
{
    using Kind = app::ChangeGroup::Kind;
    if (column_->count() > 0) {
        column_->addSpacing(10);
        column_->addWidget(ui::makeLine());
        column_->addSpacing(10);
    }
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(makeLabel(group.title, "strong"));
    if (group.kind == Kind::Added) head->addWidget(makeBadge(tr("added"), "ok"));
    if (group.kind == Kind::Removed) head->addWidget(makeBadge(tr("removed"), "bad"));
    head->addStretch(1);
    column_->addLayout(head);
    column_->addSpacing(4);
    const auto takeProblems = [&](const QString& path, bool below) {
        for (auto at = left.begin(); at != left.end();) {
            const QString place = app::text(at->path);
            const bool here = place == path || (below && place.startsWith(path + QLatin1Char('/')));
            if (here) addProblem({}, *at, column_);
            at = here ? left.erase(at) : at + 1;
        }
    };
    for (const app::ChangeLine& line : group.lines) {
        column_->addWidget(makeLine(line, group.kind == Kind::Added));
        takeProblems(line.path, false);
    }
    if (group.kind != Kind::Removed) takeProblems(group.path, true);
}

void DiffView::addProblem(const QString& words, const config::Problem& problem, QVBoxLayout* column)
{
    QString text = words + app::text(problem.message);
    if (!problem.hint.empty()) text += QStringLiteral(" – ") + app::text(problem.hint);
    auto* label = makeLabel(text, "bad");
    label->setObjectName(objectName() + QStringLiteral(".problem"));
    label->setWordWrap(true);
    column->addWidget(label);
}

}  // namespace gatehouse::ui
