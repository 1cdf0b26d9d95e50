#include "ui/pages/routes/condition_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/pages/routes/property_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {

ConditionEditor::ConditionEditor(const QString& objectName, QWidget* parent) : QWidget(parent)
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    join_ = new Segments(
        objectName + QStringLiteral(".join"), tr("Which must hold"),
        {{QStringLiteral("all"), tr("All hold")}, {QStringLiteral("any"), tr("One holds")}}, this);
    column->addWidget(join_, 0, Qt::AlignLeft);
    list_ = new QVBoxLayout;
    list_->setSpacing(10);
    column->addLayout(list_);
    text_ = new QPlainTextEdit(this);
    text_->setObjectName(objectName + QStringLiteral(".text"));
    text_->setAccessibleName(tr("Condition in JSON"));
    text_->setProperty("code", true);
    text_->setTabChangesFocus(true);
    text_->setFixedHeight(Theme::of().scaled(132));
    column->addWidget(text_);
    auto* row = new QHBoxLayout;
    add_ = makeButton(objectName + QStringLiteral(".add"), tr("Add a test"), "ghost",
                      QStringLiteral("plus"), this);
    json_ = makeButton(objectName + QStringLiteral(".json"), tr("As JSON"), "link", {}, this);
    row->addWidget(add_);
    row->addStretch(1);
    row->addWidget(json_);
    column->addLayout(row);
    connect(join_, &Segments::chosen, this, [this](const QString& key) {
        rows_.any = key == QLatin1String("any");
        tell();
    });
    connect(add_, &QPushButton::clicked, this, [this] {
        rows_.tests.push_back(
            {QStringLiteral("metadata.user"), QStringLiteral("$exists"), QStringLiteral("true")});
        tell();
        build();
    });
    connect(json_, &QPushButton::clicked, this, [this] {
        asJson_ = !asJson_;
        build();
    });
    connect(text_, &QPlainTextEdit::textChanged, this, &ConditionEditor::takeJson);
}

void ConditionEditor::set(const QJsonObject& conditions)
{
    if (conditions == now_ && list_->count() > 0) return;
    now_ = conditions;
    const auto rows = app::readConditions(
        QString::fromUtf8(QJsonDocument(conditions).toJson(QJsonDocument::Compact)));
    readable_ = rows.has_value();
    rows_ = rows.value_or(app::Conditions());
    if (!text_->hasFocus()) build();
}

void ConditionEditor::build()
{
    const bool json = asJson_ || !readable_;
    clearLayout(list_);
    if (!json) {
        for (std::size_t i = 0; i < rows_.tests.size(); ++i) addRow(static_cast<int>(i));
    }
    join_->setCurrent(rows_.any ? QStringLiteral("any") : QStringLiteral("all"));
    join_->setVisible(!json && rows_.tests.size() > 1);
    add_->setVisible(!json);
    text_->setVisible(json);
    json_->setText(json ? tr("As rows") : tr("As JSON"));
    json_->setAccessibleName(json_->text());
    json_->setEnabled(readable_);
    const QSignalBlocker quiet(text_);
    text_->setPlainText(
        QString::fromUtf8(QJsonDocument(now_).toJson(QJsonDocument::Indented)).trimmed());
}

void ConditionEditor::addRow(int index)
{
    const auto at = static_cast<std::size_t>(index);
    const QString number = QString::number(index);
    const app::ConditionTest& test = rows_.tests[at];
    auto* group = new QWidget(this);
    auto* column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* field = makeEditableList(objectName() + QStringLiteral(".field.") + number,
                                   tr("Field of test %1").arg(index + 1), app::conditionFields());
    field->setCurrentText(test.field);
    auto* remove =
        makeIconButton(objectName() + QStringLiteral(".remove.") + number,
                       tr("Remove test %1").arg(index + 1), QStringLiteral("close"), group);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(field, 1);
    top->addWidget(remove);
    column->addLayout(top);
    auto* op = new QComboBox(group);
    op->setObjectName(objectName() + QStringLiteral(".operator.") + number);
    op->setAccessibleName(tr("Operator of test %1").arg(index + 1));
    for (const QString& each : app::conditionOperators())
        op->addItem(app::operatorTitle(each), each);
    op->setCurrentIndex(op->findData(test.op));
    auto* value = ui::makeField(objectName() + QStringLiteral(".value.") + number,
                                tr("Value of test %1").arg(index + 1), test.value, {});
    value->setProperty("mono", true);
    auto* bottom = new QHBoxLayout;
    bottom->setSpacing(4);
    bottom->addWidget(op, 1);
    bottom->addWidget(value, 1);
    column->addLayout(bottom);
    list_->addWidget(group);
    const auto takeField = [this, at, field] {
        if (at >= rows_.tests.size() || field->currentText().trimmed().isEmpty()) return;
        rows_.tests[at].field = field->currentText().trimmed();
        tell();
    };
    connect(field, &QComboBox::activated, this, takeField);
    connect(field->lineEdit(), &QLineEdit::editingFinished, this, takeField);
    connect(op, &QComboBox::activated, this, [this, at, op] {
        rows_.tests[at].op = op->currentData().toString();
        tell();
    });
    connect(value, &QLineEdit::editingFinished, this, [this, at, value] {
        if (at >= rows_.tests.size()) return;
        rows_.tests[at].value = value->text();
        tell();
    });
    connect(remove, &QToolButton::clicked, this, [this, at] {
        rows_.tests.erase(rows_.tests.begin() + static_cast<std::ptrdiff_t>(at));
        tell();
        build();
    });
}

void ConditionEditor::tell()
{
    const QJsonObject next = QJsonDocument::fromJson(app::printConditions(rows_).toUtf8()).object();
    if (next == now_) return;
    now_ = next;
    Q_EMIT edited(next);
}

/// What is no JSON object yet is still being typed.
void ConditionEditor::takeJson()
{
    const QJsonDocument read = QJsonDocument::fromJson(text_->toPlainText().toUtf8());
    restyle(text_, "wrong", !read.isObject());
    if (!read.isObject() || read.object() == now_) return;
    now_ = read.object();
    const auto rows = app::readConditions(QString::fromUtf8(read.toJson(QJsonDocument::Compact)));
    readable_ = rows.has_value();
    rows_ = rows.value_or(app::Conditions());
    json_->setEnabled(readable_);
    Q_EMIT edited(now_);
}

}  // namespace gatehouse::ui
