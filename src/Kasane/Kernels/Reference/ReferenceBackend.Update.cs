namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Update<TOp>(in TOp op, in Block gradient, in Block parameter, in Block first, in Block second, in Block third)
    {
        fixed (byte* pg = gradient, pp = parameter, p1 = first, p2 = second, p3 = third)
        {
            var g = new Accessor(gradient, pg);
            var w = new Accessor(parameter, pp);
            Accessor[] states = [new(first, p1), new(second, p2), new(third, p3)];
            var values = new double[3];
            UpdateFactors<double> factors = default;
            op.Prepare<DoubleAlgebra, double>(ref factors);
            foreach (var index in new Indices(parameter.Layout))
            {
                var weight = w.Double(index);
                for (var k = 0; k < 3; k++) values[k] = states[k].Double(index);
                op.Apply<DoubleAlgebra, double>(factors, g.Double(index), ref weight, ref values[0], ref values[1], ref values[2]);
                w.Set(index, weight);
                for (var k = 0; k < op.States; k++) states[k].Set(index, values[k]);
            }
        }
    }
}
