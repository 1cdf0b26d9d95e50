#include "ui/pages/routes/property_fields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QSpinBox>

#include "app/config_session.h"
#include "app/formats.h"
#include "app/routes/condition_rows.h"
#include "ui/theme/theme.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

using app::Control;
using app::PropertyRow;

constexpr double kMostAmount = 1e9;

QString nameOf(const PropertyRow& row)
{
    return QStringLiteral("routes.property.") + QLatin1String(row.name);
}

/// A text of several lines that is taken over when the focus leaves it.
class LongText : public QPlainTextEdit {
public:
    std::function<void(const QString&)> done;

protected:
    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        if (done) done(toPlainText().trimmed());
    }
};

Field textField(const PropertyRow& row, const FieldHooks& hooks)
{
    auto* line = makeField(nameOf(row), app::titleOf(row), {}, {});
    QObject::connect(line, &QLineEdit::editingFinished, line,
                     [line, hooks] { hooks.set(line->text().trimmed()); });
    return {line, [line, hooks] {
                if (!line->hasFocus()) line->setText(hooks.get().toString());
            }};
}

Field longTextField(const PropertyRow& row, const FieldHooks& hooks)
{
    auto* area = new LongText;
    area->setObjectName(nameOf(row));
    area->setAccessibleName(app::titleOf(row));
    area->setTabChangesFocus(true);
    area->setFixedHeight(Theme::of().scaled(72));
    area->done = hooks.set;
    return {area, [area, hooks] {
                if (!area->hasFocus()) area->setPlainText(hooks.get().toString());
            }};
}

/// `unit`: how many of what is kept are one of what is shown.
Field numberField(const PropertyRow& row, const FieldHooks& hooks, int unit, const QString& suffix)
{
    auto* box = new QSpinBox;
    box->setObjectName(nameOf(row));
    box->setAccessibleName(app::titleOf(row));
    box->setRange(row.least, row.most);
    box->setSuffix(suffix);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    QObject::connect(box, &QSpinBox::valueChanged, box,
                     [hooks, unit](int value) { hooks.set(value * unit); });
    return {box, [box, hooks, unit, otherwise = row.otherwise] {
                const QSignalBlocker quiet(box);
                box->setValue(hooks.get().toInt(otherwise * unit) / unit);
            }};
}

Field amountField(const PropertyRow& row, const FieldHooks& hooks)
{
    auto* box = new QDoubleSpinBox;
    box->setObjectName(nameOf(row));
    box->setAccessibleName(app::titleOf(row));
    box->setDecimals(2);
    box->setRange(0, kMostAmount);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setGroupSeparatorShown(true);
    box->setKeyboardTracking(false);
    QObject::connect(box, &QDoubleSpinBox::valueChanged, box,
                     [hooks](double value) { hooks.set(value); });
    return {box, [box, hooks] {
                const QSignalBlocker quiet(box);
                box->setValue(hooks.get().toDouble());
            }};
}

Field choiceField(const PropertyRow& row, const FieldHooks& hooks)
{
    auto* list = new QComboBox;
    list->setObjectName(nameOf(row));
    list->setAccessibleName(app::titleOf(row));
    for (const QString& choice : app::choicesOf(row))
        list->addItem(app::choiceTitle(choice), choice);
    QObject::connect(list, &QComboBox::activated, list,
                     [list, hooks] { hooks.set(list->currentData().toString()); });
    return {list, [list, hooks] {
                list->setCurrentIndex(std::max(0, list->findData(hooks.get().toString())));
            }};
}

/// A list one may type into: of providers, models or fields.
Field listField(const PropertyRow& row, const FieldHooks& hooks, std::function<QStringList()> items)
{
    auto* list = makeEditableList(nameOf(row), app::titleOf(row), items());
    const auto take = [list, hooks] { hooks.set(list->currentText().trimmed()); };
    QObject::connect(list, &QComboBox::activated, list, take);
    QObject::connect(list->lineEdit(), &QLineEdit::editingFinished, list, take);
    return {list, [list, hooks, items = std::move(items)] {
                const QStringList now = items();
                bool same = list->count() == now.size();
                for (int i = 0; same && i < list->count(); ++i) same = list->itemText(i) == now[i];
                const QSignalBlocker quiet(list);
                if (!same) {
                    list->clear();
                    list->addItems(now);
                }
                if (!list->lineEdit()->hasFocus()) list->setCurrentText(hooks.get().toString());
            }};
}

template <class Entry>
QStringList idsOf(const std::vector<Entry>& entries, std::string Entry::*id)
{
    QStringList ids;
    for (const Entry& each : entries) ids += app::text(each.*id);
    return ids;
}

Field wordsField(const PropertyRow& row, const FieldHooks& hooks)
{
    auto* group = new QWidget;
    group->setObjectName(nameOf(row));
    auto* grid = new QGridLayout(group);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    QList<QCheckBox*> boxes;
    for (const QString& choice : app::choicesOf(row)) {
        auto* box = new QCheckBox(app::choiceTitle(choice), group);
        box->setObjectName(nameOf(row) + QLatin1Char('.') + choice);
        box->setAccessibleName(app::choiceTitle(choice));
        box->setProperty("word", choice);
        grid->addWidget(box, static_cast<int>(boxes.size()) / 2,
                        static_cast<int>(boxes.size()) % 2);
        boxes += box;
    }
    for (QCheckBox* box : std::as_const(boxes)) {
        QObject::connect(box, &QCheckBox::clicked, group, [boxes, hooks] {
            QJsonArray words = hooks.get().toArray();  // also those that have no box
            for (const QCheckBox* each : boxes) {
                const QJsonValue word = each->property("word").toString();
                const bool has = words.contains(word);
                if (each->isChecked() && !has) words.append(word);
                for (qsizetype i = words.size(); !each->isChecked() && has && i-- > 0;) {
                    if (words[i] == word) words.removeAt(i);
                }
            }
            hooks.set(words);
        });
    }
    return {group, [boxes, hooks] {
                const QJsonArray words = hooks.get().toArray();
                for (QCheckBox* each : boxes)
                    each->setChecked(words.contains(each->property("word").toString()));
            }};
}

}  // namespace

QStringList providerIds(const config::Config& config)
{
    QStringList ids;
    for (const config::ProviderConfig& each : config.providers) ids += app::text(each.id);
    return ids;
}

QStringList modelIds(const config::Config& config, const QString& provider)
{
    QStringList ids;
    const auto* found = app::findProvider(config, provider.toStdString());
    const auto row = found == nullptr ? std::nullopt : app::resolved(*found);
    if (row) {
        for (const auto& card : row->models) {
            if (!card.embeddings) ids += app::text(card.id);
        }
    }
    return ids;
}

QComboBox* makeEditableList(const QString& objectName, const QString& name,
                            const QStringList& items)
{
    auto* list = new QComboBox;
    list->setObjectName(objectName);
    list->setAccessibleName(name);
    list->setEditable(true);
    list->setInsertPolicy(QComboBox::NoInsert);
    list->setMaxVisibleItems(14);
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list->setMinimumContentsLength(8);
    list->lineEdit()->setObjectName(objectName + QStringLiteral(".text"));
    list->lineEdit()->setAccessibleName(name);
    list->completer()->setFilterMode(Qt::MatchContains);
    list->completer()->setCompletionMode(QCompleter::PopupCompletion);
    list->addItems(items);
    list->setCurrentText({});
    return list;
}

Field makeField(const PropertyRow& row, const FieldHooks& hooks, const config::Config& config)
{
    switch (row.control) {
        case Control::Text:
            return textField(row, hooks);
        case Control::LongText:
            return longTextField(row, hooks);
        case Control::Number:
            return numberField(row, hooks, 1, {});
        case Control::Seconds:
            return numberField(row, hooks, 1, QStringLiteral(" s"));
        case Control::Millis:
            return numberField(row, hooks, 1000, QStringLiteral(" s"));
        case Control::Amount:
            return amountField(row, hooks);
        case Control::Choice:
            return choiceField(row, hooks);
        case Control::Words:
            return wordsField(row, hooks);
        case Control::Field:
            return listField(row, hooks, [] { return app::conditionFields(); });
        case Control::Provider:
            return listField(row, hooks, [config] { return providerIds(config); });
        case Control::Prompt:
            return listField(row, hooks, [config] {
                return idsOf(config.prompts, &config::PromptConfig::name);
            });
        case Control::Limit:
            return listField(row, hooks,
                             [config] { return idsOf(config.limits, &config::LimitConfig::id); });
        case Control::Model:
            return listField(row, hooks,
                             [config, hooks] { return modelIds(config, hooks.provider()); });
        default:
            return {};
    }
}

}  // namespace gatehouse::ui
