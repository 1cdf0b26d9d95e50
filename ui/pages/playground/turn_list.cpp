#include "ui/pages/playground/turn_list.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/pane.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostLines = 9;
constexpr int kFrame = 20;  // px around the text of a field

/// As high as its text, within reason. The document counts in lines.
void fit(QPlainTextEdit* field, int least)
{
    const int lines = qBound(least, qRound(field->document()->size().height()), kMostLines);
    field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + kFrame);
}

}  // namespace

TurnList::TurnList(QWidget* parent) : QScrollArea(parent)
{
    makePane(*this, QStringLiteral("playground.messages"), tr("Messages"));
    auto* inner = new QWidget(this);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(16, 12, 12, 12);
    column->setSpacing(6);
    system_ = makeText(QStringLiteral("playground.system"), tr("System"),
                       tr("Who the model is, and how it shall answer. May be empty."), 1);
    addField(column, tr("System"), system_);
    column->addWidget(makeLabel(tr("Messages"), "captionStrong", inner));
    rows_ = new QVBoxLayout;
    rows_->setSpacing(6);
    column->addLayout(rows_);
    auto* more = makeButton(QStringLiteral("playground.addMessage"), tr("Add a message"), "ghost",
                            QStringLiteral("plus"), inner);
    more->setProperty("small", true);
    column->addWidget(more, 0, Qt::AlignLeft);
    column->addStretch(1);
    setWidget(inner);
    inner->setAutoFillBackground(false);  // the card behind it shows
    connect(more, &QPushButton::clicked, this, &TurnList::append);
    add({});
}

QPlainTextEdit* TurnList::makeText(const QString& objectName, const QString& name,
                                   const QString& hint, int lines)
{
    auto* field = new QPlainTextEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(hint);
    field->setTabChangesFocus(true);
    fit(field, lines);
    connect(field, &QPlainTextEdit::textChanged, this, [this, field, lines] {
        fit(field, lines);
        Q_EMIT edited();
    });
    return field;
}

void TurnList::show(const QString& system, const std::vector<app::PlayTurn>& turns)
{
    {
        const QSignalBlocker quiet(this);
        system_->setPlainText(system);
        clearLayout(rows_);
        lines_.clear();
        for (const app::PlayTurn& turn : turns) add(turn);
        if (turns.empty()) add({});
    }
    Q_EMIT edited();
}

void TurnList::add(const app::PlayTurn& turn)
{
    Line line;
    line.before = turn;
    line.whole = new QWidget(widget());
    auto* row = new QHBoxLayout(line.whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    line.role = new QComboBox(line.whole);
    line.role->addItem(tr("User"), QStringLiteral("user"));
    line.role->addItem(tr("Assistant"), QStringLiteral("assistant"));
    line.role->addItem(tr("System"), QStringLiteral("system"));
    if (line.role->findData(turn.role) < 0) line.role->addItem(turn.role, turn.role);
    line.role->setCurrentIndex(line.role->findData(turn.role));
    line.role->setFixedWidth(Theme::of().scaled(112));
    line.text = makeText({}, tr("Text of the message"), tr("What do you want to ask?"), 2);
    auto* remove =
        makeIconButton({}, tr("Remove the message"), QStringLiteral("trash"), line.whole);
    line.remove = remove;
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(line.text);
    const QString beside = app::besideText(turn);
    if (!beside.isEmpty()) {
        auto* note = makeLabel(tr("With it goes: %1").arg(beside), "small", line.whole);
        note->setWordWrap(true);
        words->addWidget(note);
    }
    row->addWidget(line.role, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(remove, 0, Qt::AlignTop);
    rows_->addWidget(line.whole);
    connect(line.role, &QComboBox::activated, this, &TurnList::edited);
    connect(remove, &QToolButton::clicked, this,
            [this, whole = line.whole] { this->remove(whole); });
    line.text->setPlainText(turn.text);
    lines_.push_back(std::move(line));
    rename();
}

/// After an answer comes a question, and the other way round.
void TurnList::append()
{
    app::PlayTurn next;
    const bool isAnswer =
        !lines_.empty() && lines_.back().role->currentData() == QStringLiteral("user");
    if (isAnswer) next.role = QStringLiteral("assistant");
    add(next);
    Q_EMIT edited();
    focusLast();
}

void TurnList::focusLast()
{
    lines_.back().text->setFocus();
    ensureWidgetVisible(lines_.back().whole);
}

void TurnList::remove(const QWidget* line)
{
    const auto found = std::ranges::find(lines_, line, &Line::whole);
    if (found == lines_.end()) return;
    // Out of the tree at once: the next line takes over its name.
    found->whole->hide();
    found->whole->setParent(nullptr);
    found->whole->deleteLater();
    lines_.erase(found);
    if (lines_.empty()) add({});
    rename();
    Q_EMIT edited();
}

/// Each is known by its place, to tests and to screen readers.
void TurnList::rename()
{
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        const QString base = QStringLiteral("playground.turn.%1").arg(number);
        lines_[i].role->setObjectName(base + QStringLiteral(".role"));
        lines_[i].role->setAccessibleName(tr("Role of message %1").arg(number));
        lines_[i].text->setObjectName(base + QStringLiteral(".text"));
        lines_[i].text->setAccessibleName(tr("Text of message %1").arg(number));
        lines_[i].remove->setObjectName(base + QStringLiteral(".remove"));
        lines_[i].remove->setAccessibleName(tr("Remove message %1").arg(number));
    }
}

QString TurnList::system() const
{
    return system_->toPlainText();
}

std::vector<app::PlayTurn> TurnList::turns() const
{
    std::vector<app::PlayTurn> turns;
    for (const Line& line : lines_) {
        app::PlayTurn turn = line.before;
        turn.role = line.role->currentData().toString();
        turn.text = line.text->toPlainText();
        turns.push_back(std::move(turn));
    }
    return turns;
}

}  // namespace gatehouse::ui
