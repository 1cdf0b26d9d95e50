#include "ui/pages/guardrails/own_rules.h"

#include <algorithm>

#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/demand_words.h"
#include "app/guardrails/own_flaw.h"
#include "ui/pages/guardrails/own_text.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kNameWidth = 190;
constexpr int kGroupWidth = 132;
constexpr int kFormWidth = 210;
constexpr int kMostGroup = 9;

QString wordsOf(const app::OwnRule& rule)
{
    if (rule.isDemand()) return app::demandText(rule.demand);
    if (rule.isExpression) return app::text(rule.expression);
    QStringList lines;
    for (const auto& each : rule.words) lines.append(app::text(each));
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

OwnRules::OwnRules(QWidget* parent)
    : QFrame(parent),
      none_(
          makeLabel(tr("There are none. Names of projects or customers are words; numbers of "
                       "tickets or badges are expressions. A demand says what a whole message must "
                       "be: its length, language or form."),
                    "small", this)),
      rows_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("guardrails.own"));
    setProperty("card", true);
    auto* actions = new QWidget(this);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    auto* words = makeButton(QStringLiteral("guardrails.newWords"), tr("Words"), "",
                             QStringLiteral("plus"), actions);
    words->setAccessibleName(tr("New list of words"));
    auto* expression = makeButton(QStringLiteral("guardrails.newExpression"), tr("Expression"), "",
                                  QStringLiteral("plus"), actions);
    expression->setAccessibleName(tr("New expression"));
    auto* demand = makeButton(QStringLiteral("guardrails.newDemand"), tr("Demand"), "",
                              QStringLiteral("plus"), actions);
    demand->setAccessibleName(tr("New demand on whole messages"));
    row->addWidget(words);
    row->addWidget(expression);
    row->addWidget(demand);
    auto* column = startCard(this, tr("Words, expressions and demands of your own"),
                             tr("Choose them among the detectors of a rule"), actions);
    none_->setWordWrap(true);
    column->addWidget(none_);
    rows_->setSpacing(14);
    column->addLayout(rows_);
    connect(words, &QPushButton::clicked, this, [this] { begin(Kind::Words); });
    connect(expression, &QPushButton::clicked, this, [this] { begin(Kind::Expression); });
    connect(demand, &QPushButton::clicked, this, [this] { begin(Kind::Demand); });
}

void OwnRules::show(const app::GuardSettings& settings)
{
    now_ = settings;
    none_->setVisible(settings.own.empty());
    bool isSame = blocks_.size() == settings.own.size();
    for (std::size_t i = 0; isSame && i < blocks_.size(); ++i)
        isSame = blocks_[i].shown.isExpression == settings.own[i].isExpression &&
                 blocks_[i].shown.isDemand() == settings.own[i].isDemand();
    if (!isSame) {
        clearLayout(rows_);
        blocks_.clear();
        for (std::size_t i = 0; i < settings.own.size(); ++i) addBlock(i);
    }
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
        auto& block = blocks_[i];
        block.shown = settings.own[i];
        if (!block.name->hasFocus()) block.name->setText(app::text(block.shown.id));
        block.text->setTyped(wordsOf(block.shown));
        if (block.group != nullptr) block.group->setValue(block.shown.group);
        if (block.form != nullptr) showForm(block);
        check(i);
    }
}

void OwnRules::addBlock(std::size_t at)
{
    const bool isExpression = now_.own[at].isExpression;
    const QString base = QStringLiteral("guardrails.own.") + QString::number(at);
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    Block block;
    block.shown = now_.own[at];
    block.name = makeField(base + QStringLiteral(".name"), tr("Name"), {}, tr("Name"));
    block.name->setFixedWidth(Theme::of().scaled(kNameWidth));
    row->addWidget(block.name, 0, Qt::AlignTop);
    if (block.shown.isDemand()) row->addWidget(addForm(at, base, block, whole), 0, Qt::AlignTop);
    block.text = new OwnText(isExpression, whole);
    block.text->setObjectName(base + QStringLiteral(".text"));
    block.text->setAccessibleName(block.form != nullptr ? tr("What is asked")
                                  : isExpression        ? tr("Expression")
                                                        : tr("Words, one a line"));
    block.text->setPlaceholderText(isExpression ? QStringLiteral("\\bTCK-[0-9]{4,6}\\b")
                                                : tr("One word or name a line"));
    row->addWidget(block.text, 1, Qt::AlignTop);
    if (isExpression) {
        block.group = new QSpinBox(whole);
        block.group->setObjectName(base + QStringLiteral(".group"));
        block.group->setAccessibleName(tr("Part in brackets that is the finding"));
        block.group->setToolTip(block.group->accessibleName());
        block.group->setRange(0, kMostGroup);
        block.group->setSpecialValueText(tr("all of it"));
        block.group->setPrefix(tr("bracket "));
        block.group->setFixedWidth(Theme::of().scaled(kGroupWidth));
        block.group->setKeyboardTracking(false);
        row->addWidget(block.group, 0, Qt::AlignTop);
    }
    auto* remove = makeIconButton(base + QStringLiteral(".remove"), tr("Remove"),
                                  QStringLiteral("trash"), whole);
    row->addWidget(remove, 0, Qt::AlignTop);
    column->addLayout(row);
    block.flaw = makeLabel({}, "bad", whole);
    block.flaw->setObjectName(base + QStringLiteral(".flaw"));
    block.flaw->setWordWrap(true);
    block.flaw->setIndent(Theme::of().scaled(kNameWidth) + 8);
    column->addWidget(block.flaw);
    connect(block.name, &QLineEdit::editingFinished, this, [this, at] { keep(at); });
    connect(block.name, &QLineEdit::textEdited, this, [this, at] { check(at); });
    connect(block.text, &OwnText::left, this, [this, at] { keep(at); });
    connect(block.text, &QPlainTextEdit::textChanged, this, [this, at] { check(at); });
    if (block.group != nullptr)
        connect(block.group, &QSpinBox::valueChanged, this, [this, at] { keep(at); });
    connect(remove, &QToolButton::clicked, this, [this, at] {
        const QString title = app::text(now_.own[at].id);
        Q_EMIT removed(app::withoutOwnRule(now_, at), title);
    });
    rows_->addWidget(whole);
    blocks_.push_back(block);
}

QComboBox* OwnRules::addForm(std::size_t at, const QString& base, Block& block, QWidget* parent)
{
    block.form = new QComboBox(parent);
    block.form->setObjectName(base + QStringLiteral(".form"));
    block.form->setAccessibleName(tr("What a whole message must be"));
    block.form->setFixedWidth(Theme::of().scaled(kFormWidth));
    for (const auto& each : app::demandForms())
        block.form->addItem(QCoreApplication::translate("Guardrails", each.title),
                            QLatin1String(each.key));
    connect(block.form, &QComboBox::activated, this, [this, at] {
        auto& chosen = blocks_[at];
        const auto& form =
            app::demandForms()[static_cast<std::size_t>(chosen.form->currentIndex())];
        // A number is no language: what stood there makes place for an example.
        chosen.text->setPlainText(QLatin1String(form.example));
        keep(at);
    });
    return block.form;
}

void OwnRules::showForm(const Block& block)
{
    block.form->setCurrentIndex(block.form->findData(app::demandForm(block.shown.demand)));
    const auto at = static_cast<std::size_t>(std::max(0, block.form->currentIndex()));
    const QString example = QLatin1String(app::demandForms()[at].example);
    block.text->setEnabled(!example.isEmpty());
    block.text->setPlaceholderText(example);
}

app::OwnRule OwnRules::typed(const Block& block) const
{
    app::OwnRule rule = block.shown;
    rule.id = block.name->text().trimmed().toStdString();
    if (block.form != nullptr) {
        rule.demand = app::demandOf(block.form->currentData().toString(), block.text->typed());
        return rule;
    }
    if (rule.isExpression) {
        rule.expression = block.text->typed().toStdString();
        rule.group = block.group->value();
        return rule;
    }
    rule.words.clear();
    for (const QString& line : block.text->typed().split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty()) rule.words.push_back(line.trimmed().toStdString());
    }
    return rule;
}

void OwnRules::check(std::size_t at)
{
    if (at >= blocks_.size()) return;
    auto& block = blocks_[at];
    const auto flaw = app::flawOf(app::withOwnRule(now_, at, typed(block)), at);
    block.flaw->setText(flaw.words);
    block.flaw->setVisible(!flaw.isNone());
    block.text->setFlaw(flaw.at);
}

void OwnRules::keep(std::size_t at)
{
    if (at >= blocks_.size()) return;
    const auto rule = typed(blocks_[at]);
    if (rule == now_.own[at]) return;
    Q_EMIT edited(app::withOwnRule(now_, at, rule));
}

void OwnRules::begin(Kind kind)
{
    app::OwnRule rule;
    rule.isExpression = kind == Kind::Expression;
    const QString name = kind == Kind::Demand ? tr("length")
                         : rule.isExpression  ? tr("expression")
                                              : tr("words");
    rule.id = app::freeOwnId(now_, name.toStdString());
    if (rule.isExpression) rule.expression = "\\bTCK-[0-9]{4,6}\\b";
    if (kind == Kind::Demand) {
        const auto& form = app::demandForms().front();
        rule.demand = app::demandOf(QLatin1String(form.key), QLatin1String(form.example));
    }
    const std::string id = rule.id;
    Q_EMIT edited(app::withOwnRule(now_, now_.own.size(), std::move(rule)));
    // Whoever adds one wants to write.
    const auto added = std::ranges::find(now_.own, id, &app::OwnRule::id);
    const auto at = static_cast<std::size_t>(added - now_.own.begin());
    if (at < blocks_.size()) blocks_[at].text->setFocus();
}

}  // namespace gatehouse::ui
