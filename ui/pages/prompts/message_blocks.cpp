#include "ui/pages/prompts/message_blocks.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSyntaxHighlighter>
#include <QTextDocument>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kLeastLines = 2;
constexpr int kMostBlockLines = 16;
constexpr int kBlockFrame = 20;  // px around the text of a field

/// Colours {{variables}}; what is unknown or not closed is underlined.
class VariableColours : public QSyntaxHighlighter {
public:
    std::set<QString> known;

    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString& line) override
    {
        const QString open = QStringLiteral("{{");
        for (qsizetype at = line.indexOf(open); at >= 0; at = line.indexOf(open, at + 2)) {
            if (at > 0 && line[at - 1] == QLatin1Char('\\')) continue;
            const qsizetype end = line.indexOf(QStringLiteral("}}"), at + 2);
            const qsizetype size = end < 0 ? line.size() - at : end + 2 - at;
            const QString name =
                line.mid(at + 2, size - 4).section(QLatin1Char('|'), 0, 0).trimmed();
            const bool good = end >= 0 && known.count(name) > 0;
            QTextCharFormat format;
            format.setForeground(Theme::of().colour(good ? Token::AccentText : Token::Bad));
            if (good) {
                format.setBackground(Theme::of().colour(Token::AccentSoft));
            } else {
                format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
                format.setUnderlineColor(Theme::of().colour(Token::Bad));
            }
            setFormat(static_cast<int>(at), static_cast<int>(size), format);
        }
    }
};

/// As high as its text, within reason. The document counts in lines.
void fitBlock(QPlainTextEdit* field)
{
    const int lines =
        qBound(kLeastLines, qRound(field->document()->size().height()), kMostBlockLines);
    field->setFixedHeight(lines * field->fontMetrics().lineSpacing() + kBlockFrame);
}

}  // namespace

MessageBlocks::MessageBlocks(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("prompts.messages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(10);
    column->addLayout(rows_);
    auto* more = makeButton(QStringLiteral("prompts.addMessage"), tr("Add a message"), "ghost",
                            QStringLiteral("plus"), this);
    column->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, &MessageBlocks::append);
}

void MessageBlocks::show(const std::vector<prompt::SourceMessage>& all)
{
    const auto now = messages();
    const auto same = [](const prompt::SourceMessage& a, const prompt::SourceMessage& b) {
        return a.role == b.role && a.text == b.text;
    };
    if (std::ranges::equal(now, all, same)) return;
    const QSignalBlocker quiet(this);
    clearLayout(rows_);
    blocks_.clear();
    for (const prompt::SourceMessage& each : all) add(each);
    rename();
}

void MessageBlocks::add(const prompt::SourceMessage& message)
{
    Block block;
    block.before = message;
    block.whole = new QWidget(this);
    auto* column = new QVBoxLayout(block.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(2);
    block.role = new QComboBox(block.whole);
    block.role->addItem(tr("System"), QStringLiteral("system"));
    block.role->addItem(tr("User"), QStringLiteral("user"));
    block.role->addItem(tr("Assistant"), QStringLiteral("assistant"));
    const QString role = app::text(message.role);
    if (block.role->findData(role) < 0) block.role->addItem(role, role);
    block.role->setCurrentIndex(block.role->findData(role));
    block.up = makeIconButton({}, tr("Move up"), QStringLiteral("chevron-up"), block.whole);
    block.down = makeIconButton({}, tr("Move down"), QStringLiteral("chevron-down"), block.whole);
    block.remove =
        makeIconButton({}, tr("Remove the message"), QStringLiteral("trash"), block.whole);
    top->addWidget(block.role);
    top->addStretch(1);
    for (QToolButton* each : {block.up, block.down, block.remove}) top->addWidget(each);
    column->addLayout(top);
    block.text = new QPlainTextEdit(block.whole);
    block.text->setTabChangesFocus(true);
    block.text->setPlaceholderText(tr("Text, with {{variables}}"));
    auto* colours = new VariableColours(block.text->document());
    connect(&Theme::of(), &Theme::changed, colours, &QSyntaxHighlighter::rehighlight);
    block.text->setPlainText(app::text(message.text));
    fitBlock(block.text);
    column->addWidget(block.text);
    block.words = makeLabel({}, "bad", block.whole);
    block.words->setWordWrap(true);
    block.words->hide();
    column->addWidget(block.words);
    rows_->addWidget(block.whole);
    connect(block.role, &QComboBox::activated, this, &MessageBlocks::edited);
    connect(block.text, &QPlainTextEdit::textChanged, this, [this, field = block.text] {
        fitBlock(field);
        Q_EMIT edited();
    });
    connect(block.up, &QToolButton::clicked, this,
            [this, whole = block.whole] { step(whole, -1); });
    connect(block.down, &QToolButton::clicked, this,
            [this, whole = block.whole] { step(whole, 1); });
    connect(block.remove, &QToolButton::clicked, this,
            [this, whole = block.whole] { remove(whole); });
    blocks_.push_back(std::move(block));
}

/// After a question comes an answer, and the other way round.
void MessageBlocks::append()
{
    prompt::SourceMessage next;
    if (!blocks_.empty() && blocks_.back().role->currentData() == QStringLiteral("user"))
        next.role = "assistant";
    add(next);
    rename();
    blocks_.back().text->setFocus();
    Q_EMIT edited();
}

void MessageBlocks::step(const QWidget* whole, int by)
{
    const auto found = std::ranges::find(blocks_, whole, &Block::whole);
    const auto from = found - blocks_.begin();
    const auto to = from + by;
    if (found == blocks_.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(blocks_.size()))
        return;
    rows_->removeWidget(found->whole);
    rows_->insertWidget(static_cast<int>(to), found->whole);
    std::swap(blocks_[static_cast<std::size_t>(from)], blocks_[static_cast<std::size_t>(to)]);
    rename();
    Q_EMIT edited();
}

void MessageBlocks::remove(const QWidget* whole)
{
    const auto found = std::ranges::find(blocks_, whole, &Block::whole);
    if (found == blocks_.end()) return;
    // Out of the tree at once: the next one takes over its name.
    found->whole->hide();
    found->whole->setParent(nullptr);
    found->whole->deleteLater();
    blocks_.erase(found);
    rename();
    Q_EMIT edited();
}

/// Each is known by its place, to tests and to screen readers.
void MessageBlocks::rename()
{
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const Block& block = blocks_[i];
        const int number = static_cast<int>(i) + 1;
        const auto call = [number](QWidget* widget, const char* part, const QString& name) {
            widget->setObjectName(QStringLiteral("prompts.message.%1.").arg(number) +
                                  QLatin1String(part));
            widget->setAccessibleName(name);
        };
        call(block.role, "role", tr("Role of message %1").arg(number));
        call(block.text, "text", tr("Text of message %1").arg(number));
        call(block.up, "up", tr("Move message %1 up").arg(number));
        call(block.down, "down", tr("Move message %1 down").arg(number));
        call(block.remove, "remove", tr("Remove message %1").arg(number));
        block.words->setObjectName(QStringLiteral("prompts.message.%1.flaw").arg(number));
        block.up->setEnabled(i > 0);
        block.down->setEnabled(i + 1 < blocks_.size());
    }
}

void MessageBlocks::mark(const std::vector<prompt::Flaw>& flaws, const std::set<QString>& known)
{
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        const std::string place = "messages[" + std::to_string(i) + "]";
        const auto flaw = std::ranges::find(flaws, place, &prompt::Flaw::place);
        QLabel* words = blocks_[i].words;
        words->setVisible(flaw != flaws.end());
        if (flaw != flaws.end())
            words->setText(app::text(flaw->message) + QStringLiteral("; ") + app::text(flaw->hint));
        auto* colours = static_cast<VariableColours*>(
            blocks_[i].text->document()->findChild<QSyntaxHighlighter*>());
        if (colours == nullptr || colours->known == known) continue;
        colours->known = known;
        const QSignalBlocker quiet(this);
        colours->rehighlight();
    }
}

std::vector<prompt::SourceMessage> MessageBlocks::messages() const
{
    std::vector<prompt::SourceMessage> all;
    for (const Block& each : blocks_) {
        prompt::SourceMessage message = each.before;
        message.role = each.role->currentData().toString().toStdString();
        message.text = each.text->toPlainText().toStdString();
        all.push_back(std::move(message));
    }
    return all;
}

}  // namespace gatehouse::ui
