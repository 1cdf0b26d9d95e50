#include "ui/widgets/sheet.h"

#include <QDialog>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/basics.h"

namespace gatehouse::ui {

QLineEdit* makeField(const QString& objectName, const QString& name, const QString& value,
                     const QString& hint)
{
    auto* field = new QLineEdit(value);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(hint);
    return field;
}

void addField(QVBoxLayout* column, const QString& name, QWidget* field, const QString& hint)
{
    auto* label = makeLabel(name, "captionStrong");
    label->setBuddy(field);
    column->addWidget(label);
    column->addSpacing(3);
    column->addWidget(field);
    if (!hint.isEmpty()) {
        auto* words = makeLabel(hint, "small");
        words->setWordWrap(true);
        column->addSpacing(4);
        column->addWidget(words);
    }
    column->addSpacing(10);
}

QVBoxLayout* startSheet(QDialog* sheet, const QString& title, const QString& text)
{
    sheet->setObjectName(QStringLiteral("sheet"));
    sheet->setWindowTitle(title);
    sheet->setModal(true);
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(4);
    column->addWidget(makeLabel(title, "h2", sheet));
    auto* words = makeLabel(text, "small", sheet);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addSpacing(12);
    return column;
}

}  // namespace gatehouse::ui
