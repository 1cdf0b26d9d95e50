#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <QObject>

#include "proxy/core/config/config.h"

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace gatehouse::app {
class Draft;
}

namespace gatehouse::ui {

class DurationField;

/// Controls of the gateway's own settings: each shows a field of the draft, and what a person
/// changes goes there.
///
/// Shape   `place` finds the field, `path` is its JSON pointer: where the check of the draft finds
/// fault below it, the field is marked.
/// Thread  GUI. The controls belong to whoever puts them into a layout.
class ConfigControls : public QObject {
    Q_OBJECT

public:
    template <class T>
    using Place = T& (*)(config::Config&);

    struct Range {
        int from = 0;
        int to = 0;
        QString unit;       ///< behind the number: " days"
        QString zero = {};  ///< what 0 is called; empty: 0
    };

    ConfigControls(app::Draft* draft, QObject* parent);

    QCheckBox* makeSwitch(Place<bool> place);
    QSpinBox* makeNumber(Place<std::int64_t> place, const Range& range);
    /// A number of `unit` each, such as gigabytes of bytes or seconds of milliseconds. A value that
    /// the field cannot show is only replaced when the field was changed.
    QSpinBox* makeBytes(Place<ByteCount> place, ByteCount unit, const Range& range);
    QSpinBox* makeSeconds(Place<Millis> place, const Range& range);
    /// `zero`: what no time is called; empty: there is none.
    DurationField* makeDuration(Place<Millis> place, const QString& zero = {});
    QLineEdit* makeText(Place<std::string> place, const char* path, const QString& hint);
    /// A list, its items with commas between.
    QLineEdit* makeList(Place<std::vector<std::string>> place, const char* path,
                        const QString& hint);

    /// The draft as it is now, with its problems marked.
    void show();

private:
    using Change = std::function<void(config::Config&)>;

    void edit(const Change& change);
    QSpinBox* makeBox(const Range& range, const std::function<std::int64_t(config::Config&)>& get,
                      const std::function<void(config::Config&, std::int64_t)>& set);
    QLineEdit* makeLine(const char* path, const QString& hint,
                        const std::function<QString(config::Config&)>& get,
                        const std::function<void(config::Config&, const QString&)>& set);

    struct Marked {
        std::string path;
        QLineEdit* field;
    };

    app::Draft* draft_;
    std::vector<Change> fills_;
    std::vector<Marked> marked_;
    bool filling_ = false;
};

}  // namespace gatehouse::ui
