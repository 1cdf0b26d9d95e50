#pragma once

#include <QJsonObject>
#include <QWidget>

#include "app/routes/condition_rows.h"

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::ui {

class Segments;

/// A condition as rows of field, operator and value; as JSON where rows cannot say it, or on
/// demand.
class ConditionEditor : public QWidget {
    Q_OBJECT

public:
    /// Controls are called `objectName` + ".field.0", ".operator.0", ".value.0", ….
    explicit ConditionEditor(const QString& objectName, QWidget* parent = nullptr);

    void set(const QJsonObject& conditions);

Q_SIGNALS:
    void edited(const QJsonObject& conditions);

private:
    void build();
    void addRow(int index);
    void tell();
    void takeJson();

    QJsonObject now_;
    app::Conditions rows_;
    bool asJson_ = false;
    bool readable_ = true;
    Segments* join_;
    QVBoxLayout* list_;
    QPushButton* add_;
    QPushButton* json_;
    QPlainTextEdit* text_;
};

}  // namespace gatehouse::ui
