#include "ui/pages/prompts/prompt_settings.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "app/formats.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kJsonHeight = 76;

void setText(QLineEdit* field, const std::string& text)
{
    const QString next = app::text(text);
    if (field->text() != next) field->setText(next);
}

void setText(QPlainTextEdit* field, const std::string& text)
{
    const QString next = app::text(text);
    if (field->toPlainText() != next) field->setPlainText(next);
}

}  // namespace

PromptSettings::PromptSettings(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("prompts.settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    model_ = makeEditableList(QStringLiteral("prompts.model"), tr("Model"), {});
    model_->lineEdit()->setPlaceholderText(tr("The model that calls name"));
    addField(column, tr("Model"), model_,
             tr("Who answers calls to prompt/NAME. Without one, calls have to name their own."));
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    const auto number = [this, row](const char* name, const QString& title) {
        auto* part = new QVBoxLayout;
        auto* field = makeField(QStringLiteral("prompts.") + QLatin1String(name), title, {},
                                tr("As the model has it"));
        addField(part, title, field);
        row->addLayout(part, 1);
        connect(field, &QLineEdit::textEdited, this, &PromptSettings::edited);
        return field;
    };
    temperature_ = number("temperature", tr("Temperature"));
    topP_ = number("topP", tr("Top-p"));
    maxTokens_ = number("maxTokens", tr("Longest answer, tokens"));
    column->addLayout(row);
    const auto json = [this, column](const char* name, const QString& title, const QString& hint) {
        auto* field = new QPlainTextEdit(this);
        field->setObjectName(QStringLiteral("prompts.") + QLatin1String(name));
        field->setAccessibleName(title);
        field->setPlaceholderText(hint);
        field->setProperty("code", true);
        field->setTabChangesFocus(true);
        field->setFixedHeight(Theme::of().scaled(kJsonHeight));
        addField(column, title, field);
        connect(field, &QPlainTextEdit::textChanged, this, &PromptSettings::edited);
        return field;
    };
    tools_ = json("tools", tr("Tools (JSON)"),
                  QStringLiteral("[{\"type\": \"function\", \"function\": {\"name\": \"…\"}}]"));
    format_ = json("format", tr("Form of the answer (JSON)"),
                   QStringLiteral("{\"type\": \"json_schema\", \"json_schema\": {…}}"));
    words_ = makeLabel({}, "bad", this);
    words_->setObjectName(QStringLiteral("prompts.settings.flaw"));
    words_->setWordWrap(true);
    words_->hide();
    column->addWidget(words_);
    connect(model_, &QComboBox::currentTextChanged, this, &PromptSettings::edited);
}

void PromptSettings::setModels(const QStringList& models)
{
    const QSignalBlocker quiet(model_);
    const QString now = model_->currentText();
    model_->clear();
    model_->addItem(QString());
    model_->addItems(models);
    model_->setCurrentText(now);
}

void PromptSettings::show(const prompt::Source& source)
{
    const QSignalBlocker quiet(this);
    if (model_->currentText() != app::text(source.model))
        model_->setCurrentText(app::text(source.model));
    setText(temperature_, source.temperature);
    setText(topP_, source.topP);
    setText(maxTokens_, source.maxTokens);
    setText(tools_, source.tools);
    setText(format_, source.responseFormat);
}

/// All that is wrong with no message and no variable: it can only come from here.
void PromptSettings::mark(const std::vector<prompt::Flaw>& flaws)
{
    QStringList lines;
    bool isBad = false;
    for (const prompt::Flaw& each : flaws) {
        if (each.place.starts_with("messages[") || each.place.starts_with("variables[")) continue;
        const QString place =
            each.place.empty() ? QString() : app::text(each.place) + QStringLiteral(": ");
        lines += place + app::text(each.message) + QStringLiteral("; ") + app::text(each.hint);
        isBad = isBad || !each.isWarning;
    }
    setRole(words_, isBad ? "bad" : "small");
    words_->setText(lines.join(QLatin1Char('\n')));
    words_->setVisible(!lines.isEmpty());
    const auto isOf = [&flaws](const char* place) {
        for (const prompt::Flaw& each : flaws) {
            if (each.place == place) return true;
        }
        return false;
    };
    restyle(temperature_, "wrong", isOf("temperature"));
    restyle(topP_, "wrong", isOf("top_p"));
    restyle(maxTokens_, "wrong", isOf("max_tokens"));
    restyle(tools_, "wrong", isOf("tools"));
    restyle(format_, "wrong", isOf("response_format"));
}

prompt::Source PromptSettings::put(prompt::Source source) const
{
    source.model = model_->currentText().trimmed().toStdString();
    source.temperature = temperature_->text().trimmed().toStdString();
    source.topP = topP_->text().trimmed().toStdString();
    source.maxTokens = maxTokens_->text().trimmed().toStdString();
    source.tools = tools_->toPlainText().toStdString();
    source.responseFormat = format_->toPlainText().toStdString();
    return source;
}

}  // namespace gatehouse::ui
