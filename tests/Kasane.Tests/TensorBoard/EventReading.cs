using Kasane.TensorBoard;
using Kasane.TensorBoard.Messages;

namespace Kasane.Tests.TensorBoard;

/// <summary>Reads event files back.</summary>
internal static class EventReading
{
    public static List<Event> Of(string folder) => [.. Directory.GetFiles(folder, "events.out.tfevents.*").Order(StringComparer.Ordinal).SelectMany(File)];

    public static List<Event> File(string path)
    {
        var events = new List<Event>();
        // The writer may still have it open.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new BinaryReader(stream);
        while (stream.Position < stream.Length)
        {
            var length = reader.ReadBytes(8);
            Assert.Equal(RecordFile.Mask(RecordFile.Crc32C(length)), reader.ReadUInt32());
            var data = reader.ReadBytes((int)BitConverter.ToInt64(length));
            Assert.Equal(RecordFile.Mask(RecordFile.Crc32C(data)), reader.ReadUInt32());
            events.Add(Event.Parser.ParseFrom(data));
        }

        return events;
    }

    public static IEnumerable<(long Step, float Value)> Scalars(this IEnumerable<Event> events, string tag) =>
        from happened in events
        where happened.Summary is not null
        from value in happened.Summary.Value
        where value.Tag == tag
        select (happened.Step, value.SimpleValue);
}
