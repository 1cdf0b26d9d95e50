#pragma once

#include <QString>

class QDialog;
class QLineEdit;
class QVBoxLayout;
class QWidget;

namespace gatehouse::ui {

// Parts that all forms and sheets are made of.

QLineEdit* makeField(const QString& objectName, const QString& name, const QString& value,
                     const QString& hint);
/// A label over its field, and under it what to know about it.
void addField(QVBoxLayout* column, const QString& name, QWidget* field, const QString& hint = {});
/// Makes `sheet` a sheet with that title, and returns where its fields go.
QVBoxLayout* startSheet(QDialog* sheet, const QString& title, const QString& text);

}  // namespace gatehouse::ui
