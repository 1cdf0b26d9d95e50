#include "ui/pages/prompts/variable_rows.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/routes/condition_rows.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr const char* kTypes[] = {"text", "integer", "number", "boolean", "choice", "json"};

QStringList sources()
{
    QStringList all{QString(), QStringLiteral("input")};
    return all + app::conditionFields();
}

}  // namespace

VariableRows::VariableRows(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("prompts.variables"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(12);
    column->addLayout(rows_);
    auto* row = new QHBoxLayout;
    auto* more = makeButton(QStringLiteral("prompts.addVariable"), tr("Add a variable"), "ghost",
                            QStringLiteral("plus"), this);
    missing_ = makeButton(QStringLiteral("prompts.addMissing"), tr("Add those that texts use"), "",
                          QStringLiteral("braces"), this);
    missing_->hide();
    row->addWidget(more);
    row->addWidget(missing_);
    row->addStretch(1);
    column->addLayout(row);
    connect(more, &QPushButton::clicked, this, [this] {
        add({});
        rename();
        lines_.back().name->setFocus();
        Q_EMIT edited();
    });
    connect(missing_, &QPushButton::clicked, this, [this] {
        for (const QString& name : missingNames_) {
            prompt::SourceVariable fresh;
            fresh.name = name.toStdString();
            add(fresh);
        }
        rename();
        Q_EMIT edited();
    });
}

void VariableRows::show(const std::vector<prompt::SourceVariable>& all)
{
    auto now = variables();
    const bool same = std::ranges::equal(
        now, all, [](const prompt::SourceVariable& a, const prompt::SourceVariable& b) {
            prompt::SourceVariable c = b;
            c.whole = a.whole;
            return a == c;
        });
    if (same) return;
    const QSignalBlocker quiet(this);
    clearLayout(rows_);
    lines_.clear();
    for (const prompt::SourceVariable& each : all) add(each);
    rename();
}

void VariableRows::add(const prompt::SourceVariable& variable)
{
    Line line;
    line.before = variable;
    line.whole = new QWidget(this);
    auto* column = new QVBoxLayout(line.whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* first = new QHBoxLayout;
    first->setSpacing(6);
    line.name = makeField({}, {}, app::text(variable.name), tr("name"));
    line.name->setProperty("mono", true);
    line.type = new QComboBox(line.whole);
    for (const char* each : kTypes) line.type->addItem(QLatin1String(each), QLatin1String(each));
    const QString type = app::text(variable.type);
    if (line.type->findData(type) < 0) line.type->addItem(type, type);
    line.type->setCurrentIndex(line.type->findData(type));
    line.required = new QCheckBox(tr("Required"), line.whole);
    line.required->setChecked(variable.required);
    line.remove =
        makeIconButton({}, tr("Remove the variable"), QStringLiteral("trash"), line.whole);
    first->addWidget(line.name, 1);
    first->addWidget(line.type);
    first->addWidget(line.required);
    first->addWidget(line.remove);
    column->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    line.otherwise =
        makeField({}, {}, app::text(variable.otherwise.value_or(std::string())), tr("Default"));
    line.from = makeEditableList({}, {}, sources());
    line.from->setCurrentText(app::text(variable.from));
    line.from->lineEdit()->setPlaceholderText(tr("Sent by the caller"));
    line.from->setMinimumContentsLength(8);
    QStringList choices;
    for (const std::string& each : variable.choices) choices += app::text(each);
    line.choices = makeField({}, {}, choices.join(QStringLiteral(", ")), tr("Choices: a, b"));
    line.choices->setVisible(type == QLatin1String("choice"));
    second->addWidget(line.otherwise, 1);
    second->addWidget(line.from, 1);
    second->addWidget(line.choices, 1);
    column->addLayout(second);
    line.words = makeLabel({}, "bad", line.whole);
    line.words->setWordWrap(true);
    line.words->hide();
    column->addWidget(line.words);
    rows_->addWidget(line.whole);
    for (QLineEdit* each : {line.name, line.otherwise, line.choices})
        connect(each, &QLineEdit::textEdited, this, &VariableRows::edited);
    connect(line.from, &QComboBox::currentTextChanged, this, &VariableRows::edited);
    connect(line.required, &QCheckBox::clicked, this, &VariableRows::edited);
    connect(line.type, &QComboBox::activated, this, [this, box = line.type, field = line.choices] {
        field->setVisible(box->currentData() == QStringLiteral("choice"));
        Q_EMIT edited();
    });
    connect(line.remove, &QToolButton::clicked, this,
            [this, whole = line.whole] { remove(whole); });
    lines_.push_back(std::move(line));
}

void VariableRows::remove(const QWidget* whole)
{
    const auto found = std::ranges::find(lines_, whole, &Line::whole);
    if (found == lines_.end()) return;
    found->whole->hide();
    found->whole->setParent(nullptr);
    found->whole->deleteLater();
    lines_.erase(found);
    rename();
    Q_EMIT edited();
}

void VariableRows::rename()
{
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Line& line = lines_[i];
        const int number = static_cast<int>(i) + 1;
        const auto call = [number](QWidget* widget, const char* part, const QString& name) {
            widget->setObjectName(QStringLiteral("prompts.variable.%1.").arg(number) +
                                  QLatin1String(part));
            widget->setAccessibleName(name);
        };
        call(line.name, "name", tr("Name of variable %1").arg(number));
        call(line.type, "type", tr("Type of variable %1").arg(number));
        call(line.required, "required", tr("Variable %1 is required").arg(number));
        call(line.remove, "remove", tr("Remove variable %1").arg(number));
        call(line.otherwise, "default", tr("Default of variable %1").arg(number));
        call(line.from, "from", tr("Where the value of variable %1 comes from").arg(number));
        call(line.choices, "choices", tr("Choices of variable %1").arg(number));
        line.words->setObjectName(QStringLiteral("prompts.variable.%1.flaw").arg(number));
    }
}

void VariableRows::mark(const std::vector<prompt::Flaw>& flaws, const QStringList& missing)
{
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const std::string place = "variables[" + std::to_string(i) + "]";
        const auto flaw = std::ranges::find(flaws, place, &prompt::Flaw::place);
        QLabel* words = lines_[i].words;
        words->setVisible(flaw != flaws.end());
        if (flaw == flaws.end()) continue;
        setRole(words, flaw->isWarning ? "small" : "bad");
        words->setText(app::text(flaw->message) + QStringLiteral("; ") + app::text(flaw->hint));
    }
    missingNames_ = missing;
    missing_->setVisible(!missing.isEmpty());
}

std::vector<prompt::SourceVariable> VariableRows::variables() const
{
    std::vector<prompt::SourceVariable> all;
    for (const Line& line : lines_) {
        prompt::SourceVariable next = line.before;
        next.name = line.name->text().trimmed().toStdString();
        next.type = line.type->currentData().toString().toStdString();
        next.required = line.required->isChecked();
        // One that need not be sent stands for its default, an empty one too.
        const std::string otherwise = line.otherwise->text().toStdString();
        const bool wasEmpty = line.before.otherwise && line.before.otherwise->empty();
        next.otherwise.reset();
        if (!otherwise.empty() || !next.required || wasEmpty) next.otherwise = otherwise;
        next.from = line.from->currentText().trimmed().toStdString();
        next.choices.clear();
        for (const QString& each : line.choices->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
            next.choices.push_back(each.trimmed().toStdString());
        all.push_back(std::move(next));
    }
    return all;
}

}  // namespace gatehouse::ui
